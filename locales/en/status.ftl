# Where a filing stands, what its filer reports, and the news of it.

# $name: domain or subject, $stage: the title of the stage
status-title = { $name } · { $stage }
# $marks: the line of stages, $stage: a short name
status-track = { $marks } { $stage }
# $text: what is to be done
status-todo = <b>Now:</b> { $text }
# $until: the moment at which the 24 hours end
status-hours = ⏳ Until { $until }, as far as I know when it came.
# $min to $max working days, that is between $from and $to. $why: the line below
status-days = { $min ->
        [0] ⏳ Usually within a working day, by { $to }.
       *[other] ⏳ Usually { $min } to { $max } working days: between { $from } and { $to }.
    }{ $why }
status-days_bound = ⏳ Usually { $min } to { $max } working days; { $max } is the limit by law. That is between { $from } and { $to }.{ $why }
# $count, $list: the holidays that moved a day; $note: one of the two below
status-why = { $count ->
        [0] { "" }
        [one] { " " }{ $list } moves it.
       *[other] { " " }{ $list } move it.
    }{ $note }
# $year: the year whose holidays are not announced
status-provisional = { " " }Provisional: the holidays of { $year } are not announced yet.
status-nothing = { "" }
status-claimed = A reviewer is looking at it now.
# $who: one of the two below
status-sms_done = ✓ { $who }: done
status-sms_open = ○ { $who }: still to do
sms-principal = principal
sms-site_principal = the site's principal

# What can be reported. $who: one of the two above
move-deck = Lead me through the forms
move-submitted = I have submitted it
move-first_passed = The first review passed
move-sent_back = It was sent back
move-resubmitted = I have submitted it again
move-sms_done = Text message done: { $who }
move-sms_failed = The message was missed
move-approved = It is approved
move-reopen = Take it up again

# News
news-sent_to_house = ✓ Everything is with our reviewers now.
news-ready_alone = ✓ That was the last question.
news-accepted = ✓ Our reviewers are content with it.
# $count: points sent back
news-house_fix = ✗ Our reviewers sent { $count ->
        [one] one point
       *[other] { $count } points
    } back. The rest stays as it is.
news-first_fix = ✗ Alibaba sent { $count ->
        [one] one point
       *[other] { $count } points
    } back. That is usual; the rest stays as it is.
news-bureau_fix = ✗ The bureau sent { $count ->
        [one] one point
       *[other] { $count } points
    } back. After mending, it goes through all steps again.
news-midway = ✓ I take it up where it stands.
news-submitted = ✓ Submitted. Alibaba looks at it now. Please keep the phone on.
news-resubmitted = ✓ Submitted again. Alibaba looks at it now. Please keep the phone on.
news-first_passed = ✓ The first review is passed. Next comes the ministry's text message.
news-sms_one = ✓ One of two is done. The bureau begins when both are.
news-sms_done = ✓ The text message is answered. Now the bureau decides.
news-sms_failed = ! Then the order is back at Alibaba. Submit it again there; nothing has to be entered anew.
news-approved = ✓ Approved! The filing is in force.
news-reopen = ✓ We take it up again.

# What was sent back is mended, or nothing here had to be
fixed-title = Ready to be sent again
fixed-house_fix = When you are content with it, send it to our reviewers again.
fixed-first_fix = Put it right at Alibaba as well and submit it there again. Then tell me. Is there another reason? Paste it.
fixed-bureau_fix = Put it right at Alibaba as well and submit it there again. Then tell me. Is there another reason? Paste it.

# After approval. $until: the last day
after-footer = <b>For the foot of the home page</b>, ready to copy:
after-footer_subject = In your province it is the number of the subject, without -1.
after-number_missing = As soon as the number of the site is here, I give you the line for the foot of the home page.
after-switch_on = <b>Switch on again</b>: the A, AAAA or CNAME records of the domain, pointing to your server at Alibaba. Alibaba lifts its block by itself within a working day; if not, ask it in the console.
after-police = <b>Police record</b> (公安联网备案): by { $until }, at <a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a>.
after-cancelled = It is no longer on file. A domain without filing must not lead to a website on a server in the mainland.

# What was done, in the history of a filing. $stage: a title, $text: a pasted reason
history-begun = begun
history-stage = { $stage }
history-refused = sent back: { $text }
history-taken = taken for a look
history-dropped = given up
history-taken_over = a person talks to the filer
history-handed_back = handed back to the bot
history-word = a word was passed on
history-handed_over = moved to another account of the filer
