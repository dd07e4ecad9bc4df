# 备案走到哪了、备案人可以报告什么、有什么新消息。

# $name：域名或主办者，$stage：所在的一步
status-title = { $name } · { $stage }
# $marks：各步连成的线，$stage：简称
status-track = { $marks } { $stage }
# $text：现在要做的
status-todo = <b>现在：</b>{ $text }
# $until：24 小时截止的时刻
status-hours = ⏳ 按我知道的时间，截止 { $until }。
# $min 到 $max 个工作日，也就是 $from 到 $to；$why：下面那句
status-days = { $min ->
        [0] ⏳ 一般一个工作日之内，最晚 { $to }。
       *[other] ⏳ 一般 { $min } 到 { $max } 个工作日，也就是 { $from } 到 { $to }。
    }{ $why }
status-days_bound = ⏳ 一般 { $min } 到 { $max } 个工作日，规定最多 { $max } 个，也就是 { $from } 到 { $to }。{ $why }
# $count、$list：让日子往后推的节假日，$note：下面两句之一
status-why = { $count ->
        [0] { "" }
       *[other] { $list }放假，已经顺延。
    }{ $note }
# $year：放假安排还没公布的那一年
status-provisional = 暂定：{ $year }年的放假安排还没公布。
status-nothing = { "" }
status-claimed = 审核员正在看。
# $who：下面两种人之一
status-sms_done = ✓ { $who }：已核验
status-sms_open = ○ { $who }：还没核验
sms-principal = 主体负责人
sms-site_principal = 网站负责人

# 可以报告的。$who：上面两种人之一
move-deck = 带我填表
move-submitted = 我已经提交
move-first_passed = 初审通过了
move-sent_back = 被退回了
move-resubmitted = 我已经重新提交
move-sms_done = 短信已核验：{ $who }
move-sms_failed = 短信没来得及核验
move-approved = 备案通过了
move-reopen = 重新开始

# 消息
news-sent_to_house = ✓ 都交给我们的审核员了。
news-ready_alone = ✓ 问题都问完了。
news-accepted = ✓ 审核员看过了，没有问题。
# $count：退回的项数
news-house_fix = ✗ 审核员退回了 { $count } 项，其他的不动。
news-first_fix = ✗ 阿里云退回了 { $count } 项。这很常见，其他的不动。
news-bureau_fix = ✗ 管局退回了 { $count } 项。改好之后要重新走一遍。
news-midway = ✓ 从现在这一步接着陪您。
news-submitted = ✓ 已提交，阿里云开始看了。请保持手机畅通。
news-resubmitted = ✓ 已重新提交，阿里云开始看了。请保持手机畅通。
news-first_passed = ✓ 初审通过了，接下来是工信部的短信核验。
news-sms_one = ✓ 两位里完成了一位，都完成后管局才开始审。
news-sms_done = ✓ 短信核验完成，接下来由管局审核。
news-sms_failed = ! 那订单就退回阿里云了。在那边重新提交就行，内容不用重填。
news-approved = ✓ 备案通过！已经生效了。
news-reopen = ✓ 重新开始。

# 退回的改好了，或者这里没有要改的
fixed-title = 可以重新提交了
fixed-house_fix = 您看好了，就再交给我们的审核员。
fixed-first_fix = 请在阿里云也照样改好、重新提交，再告诉我。如果还有别的原因，请粘贴过来。
fixed-bureau_fix = 请在阿里云也照样改好、重新提交，再告诉我。如果还有别的原因，请粘贴过来。

# 通过之后。$until：最后一天
after-footer = <b>放在首页底部的</b>，可以直接复制：
after-footer_subject = 您所在的省放主体备案号，不带 -1。
after-number_missing = 有了网站备案号，我就给您首页底部要放的那一行。
after-switch_on = <b>现在可以恢复</b>：域名的 A、AAAA 或 CNAME 解析，指向您在阿里云的服务器。阿里云的拦截会在一个工作日内自动解除；没有解除的，在控制台里问一下。
after-police = <b>公安联网备案</b>：最晚 { $until }，在 <a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a> 办。
after-cancelled = 已经不在备案之列。没有备案的域名，不能再用内地服务器打开网站。

# 备案经过里的记录。$stage：哪一步，$text：粘贴的原因
history-begun = 开始
history-stage = { $stage }
history-refused = 被退回：{ $text }
history-taken = 有人开始看
history-dropped = 放下了
history-taken_over = 由人来和备案人聊
history-handed_back = 交还给机器人
history-word = 转达了一条消息
history-handed_over = 搬到备案人的另一个账号
