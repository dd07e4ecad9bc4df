# 问题以外的页面：汇总、修改、备案列表、帮助、语言、导出、删除。

# 汇总。$part：一个部分，$name 和 $value：一项答案，$list：项目名称
summary-title = 这些内容都对吗？
summary-help = 这里写的会一字不差地填进正式表格。
summary-section = <b>{ $part }</b>
summary-row = { $name }：{ $value }
summary-later = ⏳ 还没填的：{ $list }。提交之前，现在就问。
summary-send = 点了也不会提交给主管部门，正式提交由您自己在阿里云做。
change-title = 您想改哪一部分？
change-section = 修改：{ $part }

# /filings。$name：域名或主办者，$stage：到哪一步
filings-title = <b>您的备案</b>
filings-none = <b>您在这里还没有备案。</b>
filings-row = • { $name }：{ $stage }
filings-row_active = ▸ { $name }：{ $stage }

help-title = <b>您想了解什么？</b>
lang-title = <b>语言 / Language</b>
lang-zone = 您的时区：{ $zone }。夜里不发提醒。
zone-asia-shanghai = 中国
zone-asia-tokyo = 日本
zone-asia-singapore = 新加坡
zone-australia-sydney = 悉尼
zone-europe-london = 伦敦
zone-europe-berlin = 柏林
zone-america-new_york = 纽约
zone-america-los_angeles = 洛杉矶

# /human
await-human = 您想问什么？
    .help = 请写在一条消息里，审核员会在这里回答，备案先放着。请不要写证件号码。
human-passed_on = ✓ 已经转达，回答会发到这里。我们可以先往下走。
human-nobody = 这里没有审核员，由我陪您办。订单上的问题可以在阿里云备案页面问客服，不收费；要收钱的都不是他们。

# 粘贴退回原因
await-refusal = 退回的原因是怎么写的？
    .help = 请把原文整段粘贴过来。里面如果有证件号码，请先删掉，我用不着。

# /export。$name：项目名称
export-answers = 📄 您的全部回答。
export-picture = 📄 { $name }
export-original = 📄 { $name }：您发来的原图
export-nothing = 还没有可以导出的内容。

# /cancel 和 /forget。$filing：这里的编号
confirm-cancel = 我不再跟进，也不再提醒。您的回答会留着，以后可以接着办。您在阿里云提交的不受影响；要撤的话，也请在那边撤。
    .title = 撤销这个备案？
confirm-cancel_bureau = 现在正在管局审核，那边撤不回来。我只是不再跟进，管局照样会审。
confirm-forget = 这里的回答和照片会全部删除，谁也恢复不了。对话里的消息在 Telegram 那边，要您自己删；审核员收到的也还在。您在阿里云提交的不受影响。
    .title = 彻底删除这个备案？
forget-done = ✓ 备案 { $filing } 已经删除，密钥已销毁，谁也读不出来了，用备份恢复也不会再出现。我删不到的是：这里的聊天记录（请在 Telegram 里清空），以及审核人员那边收到的副本。
forget-nothing = ✓ 这里只有对话编号和语言，已经删除。
