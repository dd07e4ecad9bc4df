# What was looked up outside, where whoever runs the bot allows it.

# Every one is given: $domain, $at (the moment it was looked), $names (what was found), $expires (looked-until …),
# $more (the registrar, or what is wrong with the footer; or nothing).

# Before approval: the domain leads nowhere
looked-quiet_yes = ! <b>{ $domain } still resolves</b>: { $names } (looked up { $at }). Until approval a domain must lead nowhere, or the filing is refused. Pause its A, AAAA and CNAME records at the DNS provider; leave MX and TXT, or mail stops. Paused already? Old answers run out within a day.
looked-quiet_no = ✓ { $domain } leads nowhere, as it should until approval (looked up { $at }).
looked-quiet_unknown = I could not find out whether { $domain } resolves ({ $at }). Please look yourself: its A, AAAA and CNAME records should be paused.
# After approval: it leads to a server
looked-open_yes = ✓ { $domain } leads to a server: { $names } (looked up { $at }).
looked-open_no = ! { $domain } leads nowhere yet (looked up { $at }). Switch its A, AAAA or CNAME records on again, pointing to your server at Alibaba.
looked-open_other = ! { $domain } leads elsewhere: { $names } (looked up { $at }). That is not the filed address. With a CDN before your server this is as it should be; else point its A, AAAA or CNAME records to the filed server, or correct the address with /change.
looked-open_unknown = I could not find out whether { $domain } resolves ({ $at }). Please look yourself.
# The registry
looked-expiry_yes = ✓ The registry knows { $domain }, { $expires }{ $more } (looked up { $at }).
looked-expiry_no = ! <b>The registry knows no domain { $domain }</b> (looked up { $at }). Is it spelt right, and paid for? If not, give it again with /change.
looked-expiry_unknown = The registry of { $domain } could not be asked ({ $at }). The day of expiry stands at your registrar.
looked-until = valid until { $day }
looked-until_unknown = without telling until when
# $name: who sells the domain
looked-registrar = {" "}with { $name }
# The home page
looked-footer_yes = ✓ The home page of { $domain } shows the right number, with its link (looked at { $at }).
looked-footer_no = ! <b>The foot of { $domain }</b>: { $more } (looked at { $at }). /status has the line to copy. If a script builds your page, I may not see it: then please look yourself.
looked-footer_unknown = The home page of { $domain } could not be judged ({ $at }). Please look yourself whether number and link stand at its foot.
looked-wrong_number = I found no filing number on the home page.
looked-wrong_other = I found { $names }, but not the number that belongs there.
looked-wrong_link = the number is there, but no link to https://beian.miit.gov.cn/ .
looked-wrong_unsure = I found a number, but do not know yours yet.

button-look_dns = Look it up again
button-look_rdap = Ask the registry
button-look_footer = Look at the page
# $day: what the registry said
button-use_found = Use { $day }
toast-look = I am looking.

# Why it may be refused, in the forecast
sign-domain_resolves = it still resolves, as was looked up
sign-domain_unregistered = the registry does not know it, as was looked up
