# Messages sent because time passed, in the order of a filing's life. One subject each; .name stands on buttons.
# Every one is given: $name (domain or subject), $filing (its number here), $date (the day it counts from),
# $days (days between that day and today), $deadline (the end of the 24 hours for the text message), $bound (the
# last day of the bureau by law), $why (what moves it: status-why), $police (the last day for the police record), $left (the phrase remind-left).

remind-several = <b>Several things are due:</b>
# $count: points still open
remind-left = { $count ->
        [0] No point is open any more.
        [one] One point is open.
       *[other] { $count } points are open.
    }
remind-draft_idle = <b>Your filing { $name } waits for you.</b> { $left } All you gave is kept; we go on where you stopped.
    .name = draft
remind-domain_wait_over = <b>The domain of { $name } should be ready now.</b> Three days have passed since its real-name check ({ $date }). For the domain you need not wait any longer.
    .name = domain
# To the reviewers
remind-desk_waiting = <b>{ $name } ({ $filing }) waits for a look</b>, since { $date }. Whoever takes it, please tap on its card.
    .name = waiting
remind-ready_idle = <b>{ $name } is complete, but not submitted yet.</b> It has to be entered at Alibaba; I give you every value to copy. It takes about half an hour.
    .name = submitting
remind-phone_on = <b>Please keep the phone of { $name } on.</b> Alibaba may call these days, mostly from 95187 or an 0571 number. After two missed calls the filing comes back.
    .name = phone
remind-first_review_overdue = <b>Any news of { $name }?</b> It was submitted on { $date }, and Alibaba mostly needs one or two working days. Please look at the order on its filing page, at e-mail and text messages, and tell me what it says.
    .name = first review
remind-sms_open = <b>The ministry's text message for { $name } is still to be answered</b>, by { $deadline }. Enter the code at <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> under 短信核验; two principals, two messages. If none came: 短信重发 on the same page.
    .name = text message
remind-sms_last = <b>One hour left for the text message of { $name }</b>: until { $deadline }. After that the order goes back to Alibaba and has to be submitted again. <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a>, 短信核验.
    .name = text message
remind-sms_expired = <b>The 24 hours for the text message of { $name } are over</b> ({ $deadline }). Was it answered in time? Then tell me. If not, submit the order again at Alibaba; nothing has to be entered anew.
    .name = text message
remind-bureau_weekly = <b>{ $name } is with the bureau</b>, since { $date }. By law it decides by { $bound }.{ $why } You need not do anything but answer the phone.
    .name = bureau
remind-bureau_overdue = <b>The bureau's time for { $name } is over</b>: its 20 working days ended on { $bound }.{ $why } Look at the order once more; if nothing has changed, ask Alibaba through the console, or the bureau by phone.
    .name = bureau
remind-fix_idle = <b>{ $name } came back and waits for you.</b> { $left } After that it has to be submitted again.
    .name = sent back
remind-footer = <b>Is the filing number at the foot of { $name }?</b> It must stand there, linked to https://beian.miit.gov.cn/ ; without it a fine of 5,000 to 10,000 yuan is possible. /status has the line to copy.
    .name = filing number
remind-query_check = <b>Please look up { $name } once</b> at <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a>, 公共查询. It should show the name of the site and its number. Keep a picture of it: there is no other certificate.
    .name = look-up
remind-site_number_missing = <b>The number of the website { $name } is still missing here.</b> It ends with -1 and shows at <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> under 公共查询. I need it for the line at the foot of the page.
    .name = site's number
remind-police = <b>The police record (公安联网备案) for { $name } is due by { $police }.</b> Apply at <a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a>: a person with a personal account, an organisation with its own. You need ID card, domain certificate, filing number and the server's IP address.
    .name = police record
remind-police_last = <b>Only until { $police }: the police record (公安联网备案) for { $name }.</b> If it is late, a warning or a stop of the website is possible. <a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a>
    .name = police record
remind-content_month = <b>One month after approval: does { $name } still look as filed?</b> Title and content should fit the filed name, the number should stand at the foot, and the domain should point to your server at Alibaba.
    .name = content
remind-yearly = <b>Once a year: is everything about { $name } still true?</b> Name, address, principal, phone, e-mail. What has changed must be brought up to date within 10 working days, or the filing may be cancelled.
    .name = yearly look
remind-id_expiry = <b>The certificate of { $name } is valid until { $date }.</b> With less than three months left no filing is accepted. After renewing it, bring the filing up to date.
    .name = certificate
remind-principal_expiry = <b>The principal's ID for { $name } is valid until { $date }.</b> With less than three months left no filing is accepted. After renewing it, bring the filing up to date.
    .name = principal's ID
remind-domain_expiry = <b>The domain of { $name } expires on { $date }.</b> Please renew it in time: if somebody else gets it, your filing goes with it.
    .name = domain
remind-retention = <b>Filing { $name } ({ $filing }) has rested for long.</b> On { $date } I delete it with all its answers and pictures, so that nothing lies here without need. To keep it, press the button; its approval is not touched by any of this.
    .name = deletion
