# Pages beside the questions: summary, changes, the list of filings, help, language, export, deleting.

# Summary. $part: a part of the filing, $name and $value: an answer, $list: names of items
summary-title = Is everything right?
summary-help = What is here goes into the real forms, sign by sign.
summary-section = <b>{ $part }</b>
summary-row = { $name }: { $value }
summary-later = ⏳ Still to come: { $list }. I ask for it now, before it is sent.
summary-send = Nothing is sent to the authorities by this: that you do yourself at Alibaba.
change-title = What would you like to change?
change-section = Change: { $part }

# /filings. $name: domain or subject, $stage: where it stands
filings-title = <b>Your filings</b>
filings-none = <b>You have no filing here yet.</b>
filings-row = • { $name }: { $stage }
filings-row_active = ▸ { $name }: { $stage }

help-title = <b>What would you like to know?</b>
lang-title = <b>语言 / Language</b>
lang-zone = Your time zone: { $zone }. Reminders rest there at night.
zone-asia-shanghai = China
zone-asia-tokyo = Japan
zone-asia-singapore = Singapore
zone-australia-sydney = Sydney
zone-europe-london = London
zone-europe-berlin = Berlin
zone-america-new_york = New York
zone-america-los_angeles = Los Angeles

# /human
await-human = What would you like to ask?
    .help = Write it in one message; a reviewer answers here. Your filing waits meanwhile. Please no ID numbers.
human-passed_on = ✓ Passed on. The answer comes here; we can go on meanwhile.
human-nobody = This bot has no reviewers; you and I do it together. For questions about your order there is Alibaba's own help on its filing page. It is free; whoever asks for money is not from there.

# Somebody pastes why it was sent back
await-refusal = What does the refusal say?
    .help = Paste all of it, in Chinese as it stands. Take out ID numbers first, I don't need them.

# /export. $name: what the item is called
export-answers = 📄 Your answers, all of them.
export-picture = 📄 { $name }
export-original = 📄 { $name }: the original, as you sent it
export-nothing = There is nothing to export yet.

# /cancel and /forget. $filing: the number of the filing here
confirm-cancel = I stop following it and stop reminding you. Your answers are kept, so you can take it up again. What you submitted at Alibaba is not touched: withdraw it there too if you want that.
    .title = Withdraw this filing?
confirm-cancel_bureau = It is with the bureau now and can't be withdrawn there. I only stop following it; the bureau decides all the same.
confirm-forget = All its answers and pictures here go, and nobody can bring them back. Messages in this chat stay with Telegram until you delete them there, and so do copies that reviewers got. What you submitted at Alibaba is not touched.
    .title = Delete this filing for good?
forget-done = ✓ Filing { $filing } is deleted here: its key is destroyed, so nothing can be read any more, and no backup brings it back. What I can't reach: this chat (please clear it in Telegram) and copies that reviewers got in theirs.
forget-nothing = ✓ There was nothing but your chat number and language. They are deleted.
