# 到时间发的提醒，按备案的先后排列，一条只说一件事；.name 放在按钮上。
# 每一条都给：$name（域名或主办者）、$filing（这里的编号）、$date（从哪天算起）、$days（离今天几天）、
# $deadline（短信 24 小时的截止时刻）、$bound（管局按规定的最后一天）、$why（为什么顺延：status-why）、$police（公安联网备案的最后一天）、$left（remind-left 那句）。

remind-several = <b>有几件事到时间了：</b>
# $count：还没填的项数
remind-left = { $count ->
        [0] 没有要填的了。
       *[other] 还有 { $count } 项没填。
    }
remind-draft_idle = <b>{ $name } 的备案还等着您。</b>{ $left }填过的都在，从停下的地方接着来就行。
    .name = 没填完的
remind-domain_wait_over = <b>{ $name } 的域名现在应该可以用了。</b>从实名认证（{ $date }）算起已满三天，不用再等它了。
    .name = 域名
# 发给审核员
remind-desk_waiting = <b>{ $name }（{ $filing }）还没有人看</b>，从 { $date } 等到现在。哪位来看，请点卡片上的按钮。
    .name = 等着看的
remind-ready_idle = <b>{ $name } 已经齐了，还没有提交。</b>接下来要填进阿里云的表格，每一项我都给您可以复制的内容，大约半个小时。
    .name = 提交
remind-phone_on = <b>请保持 { $name } 的手机畅通。</b>阿里云这几天可能来电，一般是 95187 或 0571 开头的号码。两次没接到，就会退回。
    .name = 手机
remind-first_review_overdue = <b>{ $name } 有消息了吗？</b>{ $date } 提交的，阿里云一般一两个工作日就审完。请看看备案页面上的订单，还有邮箱和短信，再告诉我。
    .name = 初审
remind-sms_open = <b>{ $name } 的工信部短信还没有核验</b>，截止 { $deadline }。到 <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> 的“短信核验”填验证码；两位负责人各有一条。没收到的，在同一页面点“短信重发”。
    .name = 短信核验
remind-sms_last = <b>{ $name } 的短信核验只剩一小时</b>，截止 { $deadline }。过了就会退回阿里云，要重新提交。<a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> →“短信核验”。
    .name = 短信核验
remind-sms_expired = <b>{ $name } 的短信核验已过 24 小时</b>（{ $deadline }）。如果按时填过，请告诉我；没有填的，在阿里云重新提交就行，内容不用重填。
    .name = 短信核验
remind-bureau_weekly = <b>{ $name } 从 { $date } 起在管局审核。</b>按规定最晚 { $bound } 有结果。{ $why }您接好电话就行，别的不用做。
    .name = 管局审核
remind-bureau_overdue = <b>{ $name } 的管局审核超过期限了</b>：20 个工作日到 { $bound } 已满。{ $why }请再看看订单；还没有变化的，可以在控制台问阿里云，或者打电话问管局。
    .name = 管局审核
remind-fix_idle = <b>{ $name } 退回来了，还等着您。</b>{ $left }改好之后要重新提交。
    .name = 退回的
remind-footer = <b>{ $name } 的首页底部放备案号了吗？</b>要放上去，并链接到 https://beian.miit.gov.cn/ ；不放可能被罚五千到一万元。可以复制的那一行在 /status 里。
    .name = 备案号
remind-query_check = <b>请查一次 { $name }</b>：<a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> →“公共查询”，应该能看到网站名称和备案号。请截图留底，备案没有另外的证书。
    .name = 公共查询
remind-site_number_missing = <b>还缺 { $name } 的网站备案号。</b>末尾带 -1，在 <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> 的“公共查询”里能看到。有了它，我才能给您首页底部要放的那一行。
    .name = 网站备案号
remind-police = <b>{ $name } 的公安联网备案请在 { $police } 之前办。</b>在 <a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a> 申请：个人用个人账号，单位用单位账号。要用身份证、域名证书、备案号和服务器 IP。
    .name = 公安备案
remind-police_last = <b>{ $name } 的公安联网备案只到 { $police }。</b>逾期可能被警告，甚至暂停网站。<a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a>
    .name = 公安备案
remind-content_month = <b>通过一个月了，{ $name } 还和备案一致吗？</b>网页标题和内容要和备案名称相符，底部有备案号，域名指向您在阿里云的服务器。
    .name = 网站内容
remind-yearly = <b>一年一次：{ $name } 的备案信息还对吗？</b>名称、地址、负责人、电话、邮箱。变了的要在 10 个工作日内变更，不然备案可能被注销。
    .name = 年度核对
remind-id_expiry = <b>{ $name } 的证件 { $date } 到期。</b>不足三个月的，备案不受理。换了新证件，请变更备案。
    .name = 证件
remind-principal_expiry = <b>{ $name } 的负责人证件 { $date } 到期。</b>不足三个月的，备案不受理。换了新证件，请变更备案。
    .name = 负责人证件
remind-domain_expiry = <b>{ $name } 的域名 { $date } 到期。</b>请及时续费：域名被别人注册了，备案也就没了。
    .name = 域名
remind-retention = <b>备案 { $name }（{ $filing }）很久没有动静了。</b>{ $date }我会删除它，连同里面的答案和照片，免得白白留着。想保留就按下面的按钮；已经拿到的备案不受影响。
    .name = 删除
