# Messages sent because time passed, in the order of a filing's life. One subject each.
# In all of them: $filing, the short name of the filing (its domain or subject).

# $count: points still open
remind-draft_idle = <b>Your filing { $filing } waits for you.</b> { $count ->
        [one] One point is open.
       *[other] { $count } points are open.
    } All you gave is kept; we go on where you stopped.
# $date: the day of the real-name check
remind-domain_wait_over = <b>The domain of { $filing } should be ready now.</b> Three days have passed since its real-name check ({ $date }). You may submit; nothing else has to wait for it.
# To the reviewers. $hours: since it came
remind-desk_waiting = <b>{ $filing } waits for a look</b>, for { $hours } hours now. Whoever takes it, please tap on its card.
remind-ready_idle = <b>{ $filing } is complete, but not submitted yet.</b> It has to be entered at Alibaba; I give you every value to copy. It takes about half an hour.
remind-phone_on = <b>Please keep the phone of { $filing } on.</b> Alibaba may call these days, mostly from 95187 or an 0571 number. After two missed calls the filing comes back.
# $days: working days since it was submitted
remind-first_review_overdue = <b>Any news of { $filing }?</b> It was submitted { $days ->
        [one] one working day
       *[other] { $days } working days
    } ago, and Alibaba mostly needs one or two. Please look at the order on its filing page, and into e-mail and text messages, and tell me what it says.
# $deadline: end of the 24 hours
remind-sms_open = <b>The ministry's text message for { $filing } is still to be answered</b>, by { $deadline }. Enter the code at <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> under 短信核验; two principals, two messages. If none came: 短信重发 on the same page.
# $deadline: end of the 24 hours
remind-sms_last = <b>One hour left for the text message of { $filing }</b>: until { $deadline }. After that the order goes back to Alibaba and has to be submitted again. <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a>, 短信核验.
# $deadline: when the 24 hours ended
remind-sms_expired = <b>The 24 hours for the text message of { $filing } are over</b> ({ $deadline }). Was it answered in time? Then tell me. If not, submit the order again at Alibaba; nothing has to be entered anew.
# $days: working days so far, $date: the day of the limit by law
remind-bureau_weekly = <b>{ $filing } is with the bureau</b>, for { $days } working days now. By law it decides by { $date }. You need not do anything but answer the phone.
# $days: working days so far, $date: the day of the limit by law
remind-bureau_overdue = <b>The bureau's time for { $filing } is over</b>: 20 working days ended on { $date }. Look at the order once more; if nothing has changed, ask Alibaba through the console, or the bureau by phone.
# $count: points to be mended
remind-fix_idle = <b>{ $filing } was sent back and waits for you.</b> { $count ->
        [0] Everything is mended; it only has to be submitted again.
        [one] One point is to be mended.
       *[other] { $count } points are to be mended.
    } The rest stays as it is.
# $line: the number to be shown
remind-footer = <b>Is the filing number at the foot of { $filing }?</b> It must stand there and be linked to https://beian.miit.gov.cn/ ; without it a fine of 5,000 to 10,000 yuan is possible. The line to copy: { $line }
remind-query_check = <b>Please look up { $filing } once</b> at <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a>, 公共查询. It should show the name of the site and its number. Keep a picture of it: there is no other certificate.
remind-site_number_missing = <b>The number of the website { $filing } is still missing here.</b> It ends with -1 and shows at <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> under 公共查询. I need it for the line at the foot of the page.
# $date: the last day
remind-police = <b>The police record (公安联网备案) for { $filing } is due by { $date }.</b> Apply at <a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a>: a person with a personal account, an organisation with its own. You need ID card, domain certificate, filing number and the server's IP address.
# $date: the last day
remind-police_last = <b>Only until { $date }: the police record (公安联网备案) for { $filing }.</b> If it is late, a warning or a stop of the website is possible. <a href="https://beian.mps.gov.cn/">beian.mps.gov.cn</a>
remind-content_month = <b>One month after approval: does { $filing } still look as filed?</b> Title and content should fit the filed name, the number should stand at the foot, and the domain should point to your server at Alibaba.
remind-yearly = <b>Once a year: is everything about { $filing } still true?</b> Name, address, principal, phone, e-mail. What has changed must be brought up to date within 10 working days, or the filing may be cancelled.
# $date: the last day of validity
remind-id_expiry = <b>The certificate in { $filing } is valid until { $date }.</b> With less than three months left no filing is accepted. After renewing it, bring the filing up to date.
# $date: the last day of validity
remind-principal_expiry = <b>The principal's ID in { $filing } is valid until { $date }.</b> With less than three months left no filing is accepted. After renewing it, bring the filing up to date.
# $date: the last day
remind-domain_expiry = <b>The domain of { $filing } expires on { $date }.</b> Please renew it in time: if somebody else gets it, your filing goes with it.
