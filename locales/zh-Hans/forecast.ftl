# 审核会看出什么，先看一遍：/check、提交之前、beian forecast。

forecast-title = 审核会怎么说
# 已知退回原因各有多少条
forecast-counts = 已知的退回原因：{ $will } 条肯定会，{ $may } 条可能会，{ $unknown } 条我看不到，{ $fine } 条没问题。
# $count、$list：还没填的项目
forecast-missing = <b>还没填</b>（{ $count } 项）：{ $list }
forecast-will = <b>✗ 这样会被退回</b>
forecast-may = <b>这样可能被退回</b>
forecast-unknown = <b>这些我看不到，请您看一下</b>
# $name：项目，$text：哪里不妥，$reason：退回原因，$source：出处，$as_of：年月
forecast-row = • <b>{ $name }</b>：{ $text }
forecast-row_source =
    • <b>{ $name }</b>：{ $text }
    <i>{ $source }，{ $as_of }</i>
forecast-row_reason =
    • <b>{ $name }</b>：{ $text }
    <i>{ $reason } · { $source }，{ $as_of }</i>
# $fix：怎么办
forecast-fix = → { $fix }
# $look：看哪里
forecast-look = • <b>{ $reason }</b>：{ $look }
forecast-more = ……还有 { $count } 条
forecast-note = <i>我的检查只是帮忙，最后由阿里云和管局决定。</i>
forecast-held = ✗ 还没有交上去：照现在这样会被退回。请先改下面列出的，再确认一次。
# 命令行
forecast-fine = ✓ 这些没有问题

# 只有人能看的地方。look-<原因编号>
look-R01 = 实名认证通过三天后，工信部的库里才有这个域名。您的是哪天通过的？
look-R02 = 注册商的页面上，实名认证是“已通过”吗？
look-R03 = 注册商页面上的域名所有者，名称、证件类型和号码都和主办者一样吗？
look-R04 = 注册商是境内的吗？在境外注册的域名要先转入境内。
look-R05 = 注册商页面上，离到期还有三个月以上吗？
look-R08 = 打开域名，带 www 和不带 www 都试：应该都打不开，A、AAAA、CNAME 记录都要暂停。
look-R09 = 这个主体名下已备案的网站都能打开吗？服务器都在境内吗？
look-R10 = 每个已备案的网站底部都有备案号，并链接到 beian.miit.gov.cn 吗？
look-R11 = 网站上只有名称和备注里写的内容吗？没有商品、论坛和要审批的内容？
look-R12 = 我只会量亮度和清晰度，不会读字。是原件吗？四角齐全，每个字都看得清吗？
look-R15 = 这些人的手机号、证件号、邮箱，有没有用在别的备案里？请问问本人。
look-R17 = 请到 beian.miit.gov.cn 查一下主办者名称：是不是已经有备案了？
look-R18 = 这个主体或域名，在别的接入商那里有没有没办完的订单？
look-R20 = 阿里云控制台里：服务器在境内、包年包月、总共三个月以上吗？
look-R21 = 请到 beian.miit.gov.cn 查一下备案号：还在吗？
look-R22 = 每位负责人都能在 24 小时内用手机完成工信部的短信核验吗？
look-R23 = 每位负责人都能亲自做人脸核验吗？白墙、光线均匀、不戴眼镜。
look-R24 = 在 gsxt.gov.cn 对一下名称、代码和住所：一致吗？有没有经营异常？
look-R28 = 这几天，95187 和 0571 开头的来电都能接到吗？
look-R29 = 纸质文件是该签的人签的吗？盖的是公章吗？没有涂改？
