# 在外面查到的：只有运行机器人的人允许了才查。

# 每一条都给：$domain、$at（什么时候查的）、$names（查到了什么）、$expires（looked-until 那两句之一）、
# $more（注册商，或者页脚哪里不对；也可能没有）。

# 通过之前：域名不能有解析
looked-quiet_yes = ! <b>{ $domain } 还有解析</b>：{ $names }（{ $at } 查的）。备案通过之前域名不能解析，不然会被退回。请到域名解析那里暂停 A、AAAA 和 CNAME 记录；MX 和 TXT 不要动，不然收不到邮件。已经暂停了的，旧的解析最迟一天就会失效。
looked-quiet_no = ✓ { $domain } 没有解析，通过之前就该这样（{ $at } 查的）。
looked-quiet_unknown = 没能查到 { $domain } 有没有解析（{ $at }）。请您自己看一下，A、AAAA 和 CNAME 记录都要暂停。
# 通过之后：要能打开
looked-open_yes = ✓ { $domain } 已经解析：{ $names }（{ $at } 查的）。
looked-open_no = ! { $domain } 还没有解析（{ $at } 查的）。请恢复 A、AAAA 或 CNAME 记录，指向您在阿里云的服务器。
looked-open_other = ! { $domain } 解析到了别处：{ $names }（{ $at } 查的），不是备案的地址。服务器前面有 CDN 的，这样是对的；没有的，请把 A、AAAA 或 CNAME 记录指向备案的服务器，地址填错了的用 /change 改。
looked-open_unknown = 没能查到 { $domain } 有没有解析（{ $at }）。请您自己看一下。
# 注册局
looked-expiry_yes = ✓ 注册局有 { $domain }，{ $expires }{ $more }（{ $at } 查的）。
looked-expiry_no = ! <b>注册局没有 { $domain } 这个域名</b>（{ $at } 查的）。拼写对吗，续费了吗？写错了的，请用 /change 重新填。
looked-expiry_unknown = 没能问到 { $domain } 的注册局（{ $at }）。到期日可以在您的注册商那里看到。
looked-until = 有效期到 { $day }
looked-until_unknown = 没有写到期日
# $name：在哪里注册的
looked-registrar = ，注册商 { $name }
# 首页
looked-footer_yes = ✓ { $domain } 首页上的备案号和链接都对（{ $at } 看的）。
looked-footer_no = ! <b>{ $domain } 的首页底部</b>：{ $more }（{ $at } 看的）。可以复制的那一行在 /status 里。页面由脚本生成的，我可能看不到，请您自己看一下。
looked-footer_unknown = 没能看清 { $domain } 的首页（{ $at }）。请您自己看一下，底部有没有备案号和链接。
looked-wrong_number = 首页上没有找到备案号
looked-wrong_other = 找到的是 { $names }，不是该放的那个备案号
looked-wrong_link = 备案号有了，但没有链接到 https://beian.miit.gov.cn/
looked-wrong_unsure = 找到了一个备案号，但我还不知道您的号

button-look_dns = 再查一次解析
button-look_rdap = 问注册局
button-look_footer = 看首页
# $day：注册局说的到期日
button-use_found = 用 { $day }
toast-look = 正在查。

# 预先检查里的原因
sign-domain_resolves = 查到还有解析
sign-domain_unregistered = 注册局查不到
