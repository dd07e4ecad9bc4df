# 到时间发的提醒，按备案的先后排列，一条只说一件事。
# 每一条都有 $filing：备案的简称（域名或主办者）。

# $count：还没填的项数
remind-draft_idle = <b>{ $filing }的备案还等着您。</b>还有 { $count } 项没填。填过的都在，从停下的地方接着来就行。
# $date：实名认证的日期
remind-domain_wait_over = <b>{ $filing }的域名现在应该可以用了。</b>从实名认证（{ $date }）算起已满三天，可以提交了，不用再等它。
# 发给审核员。$hours：收到多少小时
remind-desk_waiting = <b>{ $filing }还没有人看</b>，已经等了 { $hours } 小时。哪位来看，请点卡片上的按钮。
remind-ready_idle = <b>{ $filing }已经齐了，还没有提交。</b>接下来要填进阿里云的表格，每一项我都给您可以复制的内容，大约半个小时。
remind-phone_on = <b>请保持{ $filing }的手机畅通。</b>阿里云这几天可能来电，一般是 95187 或 0571 开头的号码。两次没接到，就会退回。
# $days：提交后的工作日数
remind-first_review_overdue = <b>{ $filing }有消息了吗？</b>提交已经 { $days } 个工作日，阿里云一般一两个工作日就审完。请看看备案页面上的订单，还有邮箱和短信，再告诉我。
# $deadline：24 小时的截止时刻
remind-sms_open = <b>{ $filing }的工信部短信还没有核验</b>，截止 { $deadline }。到 <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> 的“短信核验”填验证码；两位负责人各有一条。没收到的，在同一页面点“短信重发”。
# $deadline：24 小时的截止时刻
remind-sms_last = <b>{ $filing }的短信核验只剩一小时</b>，截止 { $deadline }。过了就会退回阿里云，要重新提交。<a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> →“短信核验”。
# $deadline：24 小时截止的时刻
remind-sms_expired = <b>{ $filing }的短信核验已过 24 小时</b>（{ $deadline }）。如果按时填过，请告诉我；没有填的，在阿里云重新提交就行，内容不用重填。
# $days：到今天的工作日数，$date：规定的最后一天
remind-bureau_weekly = <b>{ $filing }在管局审核</b>，已经 { $days } 个工作日。按规定最晚 { $date } 有结果。您接好电话就行，别的不用做。
# $days：到今天的工作日数，$date：规定的最后一天
remind-bureau_overdue = <b>{ $filing }的管局审核超过期限了</b>：20 个工作日到 { $date } 已满。请再看看订单；还没有变化的，可以在控制台问阿里云，或者打电话问管局。
# $count：要改的项数
remind-fix_idle = <b>{ $filing }被退回了，还等着您。</b>{ $count ->
        [0] 都已经改好，只差重新提交。
       *[other] 要改的有 { $count } 项。
    }其他的不动。
# $line：要放的备案号
remind-footer = <b>{ $filing }的首页底部放备案号了吗？</b>要放上去，并链接到 https://beian.miit.gov.cn/ ；不放可能被罚五千到一万元。可以复制这一行：{ $line }
remind-query_check = <b>请查一次{ $filing }</b>：<a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> →“公共查询”，应该能看到网站名称和备案号。请截图留底，备案没有另外的证书。
remind-site_number_missing = <b>还缺{ $filing }的网站备案号。</b>末尾带 -1，在 <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> 的“公共查询”里能看到。有了它，我才能给您首页底部要放的那一行。
# $date：最后一天
remind-police = <b>{ $filing }的公安联网备案请在 { $date } 之前办。</b>在 <a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a> 申请：个人用个人账号，单位用单位账号。要用身份证、域名证书、备案号和服务器 IP。
# $date：最后一天
remind-police_last = <b>{ $filing }的公安联网备案只到 { $date }。</b>逾期可能被警告，甚至暂停网站。<a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a>
remind-content_month = <b>通过一个月了，{ $filing }还和备案一致吗？</b>网页标题和内容要和备案名称相符，底部有备案号，域名指向您在阿里云的服务器。
remind-yearly = <b>一年一次：{ $filing }的备案信息还对吗？</b>名称、地址、负责人、电话、邮箱。变了的要在 10 个工作日内变更，不然备案可能被注销。
# $date：有效期的最后一天
remind-id_expiry = <b>{ $filing }的证件 { $date } 到期。</b>不足三个月的，备案不受理。换了新证件，请变更备案。
# $date：有效期的最后一天
remind-principal_expiry = <b>{ $filing }的负责人证件 { $date } 到期。</b>不足三个月的，备案不受理。换了新证件，请变更备案。
# $date：最后一天
remind-domain_expiry = <b>{ $filing }的域名 { $date } 到期。</b>请及时续费：域名被别人注册了，备案也就没了。
