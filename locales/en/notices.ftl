# Short lines said before or beside the open question.

# Answers. $name: what the item is called, $value: the answer
notice-understood = ✓ { $name }: { $value }
notice-understood_text = ✓ { $name }: { $value }
notice-later = ✓ { $name }: later. I will ask before it is sent.
notice-skipped = ✓ { $name }: left out.
# $count: answers taken over
notice-reused = { $count ->
        [0] There was nothing to take over.
        [one] ✓ I took over one answer; it can be changed. Pictures are kept with one filing only, so I ask for them again.
       *[other] ✓ I took over { $count } answers; each can be changed. Pictures are kept with one filing only, so I ask for them again.
    }
notice-reused_none = I found nothing to take over, so I ask for it.
notice-corrected = ✓ Changed as you wrote: { $name }.
notice-not_corrected = { $name } stays as it was:
notice-edit_late = I saw that you edited an earlier message. That answer can't be changed there any more; /change leads to it.
notice-forwarded = This was forwarded. I take it as your answer; if it was not meant so, go back.
notice-no_back = There is nothing before this.
notice-no_skip = This one is needed, so it can't be left out.
notice-no_later = This one can't wait: what comes next depends on it.
notice-why_none = Alibaba's form asks for it.
notice-nothing_asked = Nothing is asked just now. Here is where you are:
notice-unknown_command = I don't know that command. /help lists what I know.
notice-contact_other = That card is somebody else's. I take the number on it; if it was not meant so, go back.
notice-sms_code = ! That looked like the code of the text message. I took it out of the chat and kept nothing. Enter it only at beian.miit.gov.cn; nobody else ever needs it.

# Before consent
notice-consent_first = Nothing of this was kept: please choose first whether I may.
notice-consent_first_file = The file was not fetched: please choose first whether I may keep such things.

# What can't be used
notice-cannot = I can't use this here. Please answer with words, a button or a picture.
notice-cannot_sticker = Nice, but I can't read stickers. We are here:
notice-cannot_voice = I can't hear voice messages. Please write it:
notice-cannot_audio = I can't hear recordings. Please write it:
notice-cannot_video = I can't use videos. Please send a photo or write it:
notice-cannot_video_note = I can't use videos. Please send a photo or write it:
notice-cannot_animation = I can't use animations. Please send a photo or write it:
notice-cannot_location = I can't use places on a map. Please write the address:
notice-cannot_contact = No phone number is asked for just now. We are here:
notice-cannot_poll = I can't use polls. Please write your answer:
notice-cannot_dice = I can't use that. We are here:
notice-cannot_story = I can't use stories. Please send a photo or write it:

# Pictures
notice-checking = ⏳ I am looking at the picture. One moment.
notice-checking_album = ⏳ I am looking at your pictures. A few seconds.
notice-checking_last = ⏳ I am looking at the last picture. It takes a few seconds.
notice-checking_waits = ⏳ Other pictures are being looked at first. Yours is in line; you need not send it again.
# What pictures are for, at the first one asked
notice-rehearsal = <i>This is a rehearsal: for the filing itself, most papers are photographed live in Alibaba's app (阿里云 App). Here you learn what would come back.</i>
notice-picture_kept = ✓ { $name }: kept.
# $number: which of the tries
notice-picture_person_looks = ! None of the tries was quite right. I keep the best one (try { $number }), and a reviewer looks at it. A better one is welcome any time.
notice-picture_may_fail = ! None of the tries was quite right. I keep the best one (try { $number }). It may be refused, so take a better one when you can.
# $try of $max
notice-try = <i>Try { $try } of { $max }. After the last one I keep the best.</i>
notice-try_reviewed = <i>Try { $try } of { $max }. After the last one I keep the best, and a reviewer looks at it.</i>
# $last: the same figure of the picture before
notice-coach_better = Your last one had { $last }: this is better, a little more will do.
notice-coach_worse = Your last one had { $last }, which was nearer.
notice-coach_same = Your last one had { $last } too.
notice-same_refused = This is the picture that you sent before, so the same is wrong with it. Only a new one helps.
notice-send_as_file = Telegram made the photo smaller. Please send it as a file: paper clip, then "File".
notice-page_kept = ✓ This page is kept.
notice-picture_not_now = Pictures can't be changed at this point. Nothing was kept.
notice-picture_not_asked = No picture is asked for just now, so I did not keep it.
notice-picture_wait = Many pictures at once. Please wait until I have looked at these, then send the rest.
# $max: pictures a day
notice-pictures_today = That is { $max } pictures today, and more I don't take on one day. What is kept stays; please go on tomorrow.
notice-picture_sorted_already = That picture has its place already.
notice-picture_dropped = The picture is not kept.
notice-unsorted_wait = Please tell me under the picture above which paper it shows.
picture-which = Which paper does this picture show?
# Pictures sent together. $number: its place among them, $name: the paper
album-which = I take your pictures for these. Is that right?
album-row = { $number }. { $name }
album-row_asked = { $number }. not sure; I ask about it below
album-by_order = <i>Where a picture did not tell, I went by your order.</i>
album-refused = <b>{ $name }</b>:
button-album_right = All right
button-album_other = Not picture { $number }
button-erase_all = Take my pictures out of the chat

# Papers to be signed
paper-verification = 📄 The sheet 《ICP备案信息真实性核验单》, made from your answers. Ours is a sample: where Alibaba gives a template, use that.
paper-subject-letter = 📄 A letter of authority for the principal (授权书). A sample: where Alibaba gives a template, use that.
paper-site-letter = 📄 A letter of authority for the site's principal (授权书). A sample: where Alibaba gives a template, use that.
paper-promise-guangdong = 📄 The promise letter of Guangdong (承诺书), as a sample. Alibaba's upload page has the one that counts.
paper-promise-jiangsu = 📄 The promise letter of Jiangsu (承诺书), as a sample. Alibaba's upload page has the one that counts. Jiangsu also wants a short video of the site's principal with it, taken in Alibaba's app.
paper-promise-no-tutoring = 📄 The promise that you give no lessons outside school (不涉及校外培训业务承诺书). A sample: where Alibaba gives a template, use that.
paper-statement = 📄 The statement that the site is a private one (个人网站声明). A sample: where Alibaba gives a template, use that.
paper-site-plan = 📄 An outline of the plan (网站建设方案书), made from your answers. Bureaus have templates of their own; the headings are the same.
    .how = Complete it: the columns with a picture, who works on the site, where the money comes from. You can copy the text into a document of your own. Then sign it, seal it and send it here, best as PDF.
paper-how = Print it, sign by hand, photograph the whole page and send it here.

# Read off a picture. $name: the picture's item, $value: what was read, masked where it should be
notice-read = On your picture ({ $name }) I read: <b>{ $value }</b>. Is this right?
button-read_right = Yes, that is right
button-read_wrong = No
notice-read_wrong = All right, I forget what I read there. Please type it.

# Refusals that were pasted. $reason: a known reason
notice-refusal_known = ✗ { $reason }
notice-refusal_unknown = I don't know these words yet. Please look whether the whole text was copied, or tap help.
notice-refusal_unknown_kept = I don't know this reason yet, but I keep the text with the filing. Compare what it names with your answers; /change leads to each.

# Moving on
notice-moved_already = That has been done already. Here is where it stands:
notice-no_change_now = At this point nothing can be changed. Here is where it stands:
notice-welcome_back = We go on where you stopped.
notice-new_filing = ✓ A new filing. The others stay as they are: /filings.
# $max: filings a person may have
notice-too_many_filings = You have { $max } filings already. Please delete one with /forget first.
# $max: filings begun a day
notice-filings_today = You began { $max } filings today, and more I don't open on one day. Please go on with one of these, or open another tomorrow.
notice-too_fast = That is faster than I can read. I took what came first and left out the rest. Please wait a minute, then send /status and go on from there.
notice-filing_gone = That filing was deleted.
notice-our-fault = ! Something on our side went wrong. Nothing you sent is lost; I go on by myself in a moment.

# Faults of replies that are no text. $name: what the item is called
fault-choose = I could not match that with one of the answers. Please tap a button, or write what stands on it.
fault-choose_many = I could not match all of that with the answers. Please tap the buttons, or write what stands on them with commas between.
fault-gate = Please read it and tap the button below.
fault-photo_expected = Here I need a picture: { $name }. Please send it as a photo or, better, as a file.

# Words on a press, at most 200 characters. $name: who has it
toast-stale = This button is from an earlier question. The open one is below.
toast-already = Done already.
toast-consent_first = Please choose first.
toast-gone = This filing was deleted.
toast-members_only = These buttons are for members of this group. If you are one, please tap again in a moment.
toast-claimed = { $name } has it.
toast-moved_already = It has moved on meanwhile.
toast-pick_first = Please pick what to send back first.
toast-sheet = The paper is on its way.
toast-photos = Your pictures are on their way.
toast-erase = Taken out of the chat, if it is younger than 48 hours.
toast-rdone = Noted.
toast-rlater = I will remind you tomorrow.
toast-rstop = I will not remind you of this again.
