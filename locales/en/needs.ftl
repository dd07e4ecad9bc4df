# What a case needs, told before the first item.

needs-title = What you will need
# $kind: a kind of filing
needs-kind = Most likely: <b>{ $kind }</b>. Alibaba will confirm it.
needs-time = <b>Begin with these today, they take time</b>
# $text: one of the points below, or a note of the province
needs-row = • { $text }
needs-row_unsure = • { $text } (sources differ)
needs-row_time = ⏳ { $text }
needs-province = <b>Special in { $province }</b> (rules of { $years }, they may have changed)
needs-go_on = Something is missing? Go on all the same; what takes time can be given later. Photos are checked here as a rehearsal, Alibaba takes them again in its own app.

need-account = an account at Alibaba Cloud with its real name confirmed; it can hold one subject only
need-server = a server at Alibaba: mainland China, public IP address, prepaid for three months or more, with one of its five places free
need-server_code = a service code (备案服务码) from the account that owns the server
need-domain = the domain: its real name confirmed at the registrar about three days before, and more than three months left
need-domain_quiet = no A, AAAA or CNAME records on the new domain until it is approved; MX and TXT stay
need-domain_open = the website open, with its filing number at the foot
need-record = the old record: number, name and certificate number exactly as they are on file
need-id_card = your ID card: the original, valid for three more months
need-licence = the certificate of the organisation: the original, in its newest form
need-principal_card = the principal's ID card: the original, valid for three more months
need-site_principal_card = the ID card of the site's principal, and this person for the face check
need-letter = a letter of authority (授权书) for the principal, signed by the legal representative and sealed; I make it ready to print
need-lr_must = the legal representative: your province mostly accepts nobody else as principal of the subject. If you can, name that person instead
need-site_letter = a letter of authority (授权书) for the site's principal, signed and sealed; I make it ready to print
need-seal = the official seal (公章), for the sheet
need-residence = a residence permit (居住证) of the province: it takes weeks if you have none
need-not_local = as far as is known, this province files only people whose ID card is from here. Better file in the province of your card
need-handheld = perhaps a photo of yourself with the ID card in your hand
need-handheld_lr = a photo of the legal representative holding ID card and licence
need-promise = the promise letter of your province (承诺书), signed by hand
need-domain_certificate = the domain certificate (域名证书) from your registrar
need-local_phone = a phone number of the province
need-phones = a mobile number that is answered until the end, and a second number; every person has their own
need-names = up to three names for the website, in Chinese
need-age_paper = a paper for someone younger than the province's usual age: proof of work or income, or the guardian's ID
need-age_under = somebody older: as far as is known, this province takes nobody of that age
need-board_form = the form approved by the establishment office (编办)
need-order_over = a second order: this province takes fewer websites in one
need-site_plan = a plan of the site (网站建设方案书), because there are many websites
need-backup = a copy of what the website holds, and a look at what else uses it: this can't be undone
