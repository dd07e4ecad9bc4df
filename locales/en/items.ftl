# Every item that is asked, in the order of the conversation.
# The value is the question (shown bold, so without tags); .help one line that most people need; .org and .help_org
# the same where an organisation files and it differs; .label the short name on buttons and in the summary;
# .why the reason, behind the button "Why?"; .example an answer as it should look; .go the button of a page that is
# only read; .via the button that leads from another item to this one; .after-<option> what is said, with the next
# question, once that option is chosen.

### Where are you?

item-where = Where are you with your filing?
    .label = Where you are
    .help = Sent back by Alibaba or by the bureau? Keep their message ready, you can paste it.
    .why = People come here at every point of the way. I ask only for what your point needs.
item-server = Where is the server of the website?
    .label = The server
    .help = Hong Kong, Macao and Taiwan count as outside the mainland here.
    .why = Only websites on servers in mainland China need this filing (ICP备案). It is done through the company that runs the server.
    .after-none_yet = You will need a server before you submit: Alibaba Cloud, a region in mainland China, prepaid (包年包月) for three months or more, with a public IP address. We can prepare everything else meanwhile.
item-subject = Who is the website filed for?
    .label = Filed for
    .help = It takes the papers of whoever you choose. The site of a company can't be filed for a person.
    .why = The law calls this the subject (主办者). Its kind decides which papers are asked for and what the site may hold.
    .after-sole_trader = Most provinces file a sole trader like a company and ask for a trade name (字号) and a seal (公章). Some file you as a person if the licence has no trade name.
item-nature = What kind of organisation is it?
    .label = Kind of organisation
    .help = Its certificate says so, mostly in the title.
    .why = The kind (主办单位性质) decides which certificate is accepted. If the two don't fit, the filing comes back.
item-filed_before = Is anything filed in this name already?
    .label = Earlier filings
    .help = Websites, apps and mini-programs count, through any provider.
    .why = A name that is on file adds a site to its old record; a new name begins a new record. If this is wrong, the filing comes back as the wrong kind (备案类型错误).
    .after-unsure = You can look it up at <a href="https://beian.miit.gov.cn/">beian.miit.gov.cn</a> under 公共查询, by the name or by the domain. Until you know, I take it that nothing is filed; /change sets it right.
item-goal = What would you like to do?
    .label = What you want to do
    .help = One thing at a time: the authorities take them as separate orders.
    .why = Each of these is an order of its own, with its own papers.
item-sites_left = Is a site or an app still on that record?
    .label = Sites on the old record
    .help = Look under 公共查询 at beian.miit.gov.cn: each one has a number with -1, -2 … at the end.
    .why = A record with nothing left on it is called an empty subject (空壳主体). Most provinces want it cancelled before anything new is filed.
item-facts_changed = Has anything changed since that filing?
    .label = Changes since then
    .help = Name, certificate number, legal representative, address, phone: all of it must still be true.
    .why = What you send is compared with the old record. If the two differ, it comes back.
    .after-yes = Please change the old record first, through the provider where it was filed. Some provinces let you move first and change afterwards, within 10 working days; ask Alibaba which way yours takes.
item-change_what = What has changed?
    .label = What has changed
    .help = The province, the certificate number and the domain can't be changed; they need a new filing.
    .why = The subject and the website are changed on different forms.
item-cancel_what = What should be cancelled?
    .label = What to cancel
    .help = A cancelled filing does not come back. A new one takes weeks.
    .why = One website, everything under the name, or only the tie to Alibaba: these are three different orders.
item-province = Which province do you file in?
    .label = Province
    .help = The one of the address on your ID card, or where you hold a residence permit. You can type its name.
    .help_org = The one where the organisation is registered. You can type its name.
    .why = Each province has its own bureau (通信管理局) with rules of its own. An organisation can file only where it is registered.
item-local = Is the address on your ID card in this province?
    .org = Is the address on the legal representative's ID card in this province?
    .label = ID card of this province
    .help = Only the address printed on the card counts.
    .why = Many provinces ask people from elsewhere for a residence permit. Some file only people of their own.
item-principal_is_lr = Is the principal the legal representative?
    .label = Principal is legal rep
    .help = The principal (主体负责人) answers for the filing. The legal representative (法定代表人) is named on the licence.
    .why = Most provinces accept only the legal representative. Some accept another person with a letter of authority (授权书).
item-site_principal_same = Does the same person look after the website?
    .label = Same person for the site
    .help = The principal of the site (网站负责人) does the face check in Alibaba's app in person.
    .why = It may be an employee who really runs the site. Many provinces then ask for a letter of authority (授权书).
    .after-no = Two people need two different mobile numbers and two different e-mail addresses.
    .no_letter = ! This province takes no letter of authority for the website's principal. Name the legal representative for both; to change your answer, go back.
item-stage_now = Where does it stand now?
    .label = Where it stands
    .help = The order on Alibaba's filing page shows it.
    .why = I tell you what comes next and when, and remind you of what is due.
item-refused_by = Who sent it back?
    .label = Sent back by
    .help = The message or the e-mail about it says so.
    .why = After Alibaba's first review (初审) you mend it and send it again. After the bureau (管局) it goes through all steps again, with a new text message.
item-refusal_text = What does the refusal say?
    .label = Text of the refusal
    .help = Paste all of it, in Chinese as it stands. Take out ID numbers first, I don't need them.
    .why = From its words I can mostly tell what it touches and what helps.
item-server_ready = Is the server ready for the filing?
    .label = Server ready
    .help =
        • mainland China, with a public IP address
        • prepaid (包年包月), three months or more in all
        • fewer than five filings on it
        • in your own Alibaba account
    .why = Alibaba lets you start only with such a server: each has five places for filings, and a server paid by use has none.
    .after-other_account = Then you need a service code (备案服务码) from the account that owns the server. I will ask for it later. Do file from your own account: an account can hold only one subject.
    .after-not_yet = Please put that right before you submit. Renewals count towards the three months. We can prepare the rest meanwhile.
    .after-unsure = The list of servers in Alibaba's console shows region, way of payment (包年包月) and last day; the filing page shows how many places are free.
item-reuse = Is it for the same subject as before?
    .label = Same subject
    .help = I fill in what I know and show it to you. Each point can be changed.
    .why = So you don't have to give me the same facts twice.
item-needs = What you will need
    .label = What you need
    .go = Go on
    .why = Most filings that come back do so for a paper or a fact that nobody had mentioned before. So here is all of it at once, for your case.

### The subject

item-record_number = What is the filing number of the subject?
    .label = Subject's filing number
    .help = The one without -1 at the end. It is under 公共查询 at beian.miit.gov.cn.
    .why = The new order is added to the record with this number (主体备案号).
    .example = 浙ICP备2021000001号
item-change_list = What is new about the subject?
    .label = New about the subject
    .help = Tap all that apply, then go on.
    .why = I ask only for what has changed.
item-change_site_list = What is new about the website?
    .label = New about the website
    .help = Tap all that apply, then go on.
    .why = I ask only for what has changed.
item-subject_name = What is your full name?
    .label = Full name
    .help = In Chinese, as on your ID card.
    .org = What is the full name of the organisation?
    .help_org = In Chinese, as on its certificate, with the same kind of brackets. No short form, no brand.
    .why = The name is compared with the register sign by sign (主办者名称).
item-subject_cert_type = Which certificate is it?
    .label = Kind of certificate
    .help = The one whose original you can photograph.
    .via = It is another kind of certificate
    .why = Only certain certificates (证件) are accepted for each kind of subject.
item-subject_cert_number = What is your ID number?
    .label = Certificate number
    .help = Copy it from the card itself.
    .org = What is the number on its certificate?
    .help_org = Mostly the unified social credit code (统一社会信用代码), 18 letters and digits.
    .why = The filing hangs on this number; it can't be changed later. I check its last sign, so most slips are seen at once.
item-subject_validity = How long is your ID card valid?
    .label = Validity of certificate
    .help = First and last day, from the back of the card. Without an end: 长期.
    .org = How long is the certificate valid?
    .help_org = First and last day, on a licence under 营业期限. Without an end: 长期.
    .why = It must be valid for at least three more months when you submit.
    .example = 2015.03.01-2035.03.01
item-subject_address = Which address is on your ID card?
    .label = Address on certificate
    .help = In Chinese, copied exactly, with province and city.
    .org = Which address is on its certificate?
    .help_org = In Chinese, copied exactly, on a licence under 住所.
    .why = It is compared with the certificate (证件住所), and it shows which province you belong to.
item-contact_address = Where does a letter reach you?
    .label = Postal address
    .help = In Chinese, your home, down to the door. Not an office.
    .org = Where does a letter reach the organisation?
    .help_org = In Chinese, down to the door.
    .why = An address without a house number is sent back, and so is one with 市辖区: it needs the real district (通信地址).
    .example = 浙江省杭州市西湖区云栖路12号3幢2单元501室
item-superior = Which body is above it?
    .label = Superior body
    .help = The full name of an organisation, never of a person. Nobody above? Use its own name again.
    .why = The form asks public bodies for it (上级主管单位). A company puts its own name, I do that for you.
item-legal_rep_name = What is the legal representative called?
    .label = Legal representative
    .help = In Chinese, as on the licence under 法定代表人.
    .why = It goes into the letter of authority, which this person signs.

### Its principal

item-third_person = Have the people you will name agreed?
    .label = Consent of others
    .help = I will ask for names, ID numbers, phones and photos of other people. What is kept, and how it is deleted: /privacy.
    .go = Yes, they have agreed
    .why = Their papers are theirs. The law wants each person to agree before somebody hands them on.
item-principal_name = What is the principal called?
    .label = Name of the principal
    .help = In Chinese, as on the ID card. The principal (主体负责人) answers for the whole filing.
    .why = In most provinces this must be the legal representative. Reviewers may call and ask for this person.
item-principal_cert_type = Which ID does the principal have?
    .label = Kind of ID
    .help = Most people have the resident ID card (居民身份证).
    .via = It is another kind of ID
    .why = The kind decides what the number looks like. With passports and travel permits the face check often goes by hand and takes longer.
item-principal_cert_number = What is the principal's ID number?
    .label = ID number
    .help = Copy it from the card itself.
    .why = The bureau compares name and number. I check the last sign, so most slips are seen at once.
item-principal_validity = How long is the principal's ID valid?
    .label = Validity of ID
    .help = First and last day, from the back of the card. Without an end: 长期.
    .why = It must be valid for at least three more months when you submit.
    .example = 2015.03.01-2035.03.01
item-principal_mobile = What is your mobile number?
    .label = Mobile number
    .help = A mainland number that you use yourself and answer.
    .org = Which mobile number does the principal use?
    .help_org = A mainland number in this person's own use, and answered.
    .why = The ministry's text message goes there, and reviewers call it. After two missed calls the filing comes back.
    .example = 13800000000
item-principal_emergency = Which other number reaches you?
    .label = Second number
    .help = A mobile or a landline, different from the first: a relative or a friend will do.
    .org = Which other number reaches the principal?
    .help_org = A mobile or a landline, different from the first: a colleague will do.
    .why = The form asks for two different numbers (应急联系电话). Whoever answers should be able to pass on a message.
    .example = 0571-88000000
item-principal_email = What is your e-mail address?
    .label = E-mail address
    .help = One that you really read: refusals arrive there too.
    .org = What is the principal's e-mail address?
    .help_org = One that is really read: refusals arrive there too.
    .why = The form asks for it. Two different people need two different addresses.
    .example = name@example.cn

### The site

item-domain = Which domain do you file?
    .label = Domain
    .help = Without www. It covers all its sub-domains.
    .why = The filing is bound to this one domain; it can't be changed later, only filed anew.
    .example = example.cn
item-site_count = How many websites are in this order?
    .label = Websites in this order
    .help = I take the first of them here. Each further one is filed on its own after this order is through, or added on Alibaba's page.
    .via = More than one website in this order
    .why = Provinces limit how many websites one order holds, and ask for a plan when there are many.
    .example = 3
    .over = ! One order of this province takes fewer. Send the first ones now and the others in a next order.
    .plan = ! With so many websites this province asks for a plan of the site (网站建设方案书). I have put it on your list of papers.
item-domain_ready = Is the domain ready?
    .label = Domain ready
    .help =
        • real name confirmed at the registrar at least three days ago
        • held by you, with the same name and ID number
        • more than three months left
        • no A, AAAA or CNAME records yet
    .help_org =
        • real name confirmed at the registrar at least three days ago
        • held by the organisation itself, same name and number
        • more than three months left
        • no A, AAAA or CNAME records yet
    .why = After the name, these four send back the most filings. The registrar need not be Alibaba.
    .after-not_real_name = Please do the real-name check (实名认证) at your registrar today. The ministry's register needs about three days after that; I will tell you when you may submit.
    .after-expires_soon = Please renew it first: with less than three months left many provinces send it back.
    .after-filed = If that filing is somebody else's, it has to be cancelled first; the holder of the domain can ask the bureau for it. If it is your own, you want to move it to Alibaba: /change sets it right.
    .after-resolves = Please pause the A, AAAA and CNAME records of this domain and its sub-domains until it is approved. Leave MX and TXT, or your mail stops. Don't touch sites that are filed already. I will tell you when to switch them on again.
    .after-unsure = Your registrar's page on the domain shows holder, real-name state (实名认证), last day and DNS records.
item-domain_access_ready = Is the filed site in order?
    .label = Filed site in order
    .help =
        • it opens
        • its filing number stands at the foot, linked to beian.miit.gov.cn
        • what it shows fits the subject
    .why = When a site moves, the bureau looks at it again.
    .after-closed = Please let it open before you submit, with content that fits the subject.
    .after-no_number = Please put the filing number at the foot of the home page, linked to https://beian.miit.gov.cn/ .
    .after-unsure = Open the home page on a phone and look at the very bottom.
item-domain_holder = Who holds the domain?
    .label = Holder of the domain
    .help = The registrar's page names the holder (域名所有者).
    .why = Filing and domain must belong to the same name, or it comes back.
    .after-legal_rep = Many provinces accept the legal representative, some only the organisation itself. The safe way is to transfer the domain (过户) to the organisation.
item-domain_real_name_on = When was the real name confirmed?
    .label = Real name confirmed on
    .help = The day of the registrar's message. Not done yet? Give it later.
    .why = I count three days from it and tell you when you may submit.
    .example = 2026-11-20
item-domain_expiry = When does the domain expire?
    .label = Domain expires on
    .help = The registrar's page shows it.
    .why = It should run for three more months, and I will remind you before it ends: a lost domain costs the filing.
    .example = 2027-11-20
item-site_name = What should the website be called?
    .label = Name of the site
    .help = In Chinese, three characters or more. You can send up to three names, the best first: spare ones help if one is refused.
    .org = What should the website be called?
    .help_org = In Chinese: the name of the organisation, or its short form. You can send up to three, the best first.
    .why = Nothing is refused as often as the name. Not the domain, no person or place, no 中国, no 论坛; for a person also no 博客 or 平台. Later the title of the page should be the same.
    .example = 云帆手记、远帆拾光、帆影随想
    .example_org = 云栖科技、云栖科技官网、云栖产品中心
item-site_service = What does the site offer?
    .label = Service
    .help = For most organisations it is 单位门户网站, a site that presents them.
    .why = Some services need an approval first (前置审批). Choose what the visitor really finds.
item-site_service_own = What does the site offer?
    .label = Service
    .help = For a person it is 其他 (other); Alibaba offers nothing else.
    .why = The site of a person must not trade, advertise for others or run a forum.
item-site_languages = Which languages will the site have?
    .label = Languages of the site
    .help = Tap all that apply, then go on.
    .why = The form asks for it (网站语言); it should be true when the bureau looks.
item-preapproval = Does the site touch one of these fields?
    .label = Pre-approval
    .help = News, publishing, education, medicine and the like need a permit first (前置审批).
    .why = A person can't get such a permit. An organisation uploads it; without it, name and content must keep clear of the field.
item-preapproval_number = What is the number of the permit?
    .label = Permit number
    .help = As it stands on the document. Several permits: one a line.
    .why = The form asks for it (前置审批号).
item-site_remark = What will people find on the site?
    .label = Remark
    .help = Two or three sentences in Chinese, in your own words.
    .org = What will people find on the site?
    .help_org = Two or three sentences in Chinese. If the name is a product or a brand, say that it is yours.
    .why = Reviewers read this remark (网站备注) beside the name. A good one makes a short name understood; copied ones are sent back.
    .example = 本站记录我学画水彩的笔记和习作，内容均为本人原创，不涉及经营和前置审批。
    .example_org = 本站介绍我公司的产品和服务，供客户查询资料，不涉及在线交易和前置审批。

### The site's principal

item-site_principal_name = Who looks after the website?
    .label = Name of site principal
    .help = The name in Chinese, as on the ID card.
    .why = The principal of the site (网站负责人) does the face check in person and answers calls about the site.
item-site_principal_cert_type = Which ID does this person have?
    .label = Kind of ID (site)
    .help = Most people have the resident ID card (居民身份证).
    .via = It is another kind of ID
    .why = The kind decides what the number looks like and how the face check goes.
item-site_principal_cert_number = What is this person's ID number?
    .label = ID number (site)
    .help = Copy it from the card itself.
    .why = The bureau compares name and number. I check the last sign, so most slips are seen at once.
item-site_principal_validity = How long is this person's ID valid?
    .label = Validity of ID (site)
    .help = First and last day, from the back of the card. Without an end: 长期.
    .why = It must be valid for at least three more months when you submit.
    .example = 2015.03.01-2035.03.01
item-site_principal_mobile = Which mobile number does this person use?
    .label = Mobile number (site)
    .help = A mainland number of their own, different from the first principal's.
    .why = The ministry's text message goes there too, and reviewers call it.
    .example = 13900000000
item-site_principal_emergency = Which other number reaches them?
    .label = Second number (site)
    .help = A mobile or a landline, different from their own mobile.
    .why = The form asks for two different numbers (应急联系电话).
    .example = 0571-88000001
item-site_principal_email = What is this person's e-mail address?
    .label = E-mail address (site)
    .help = Different from the first principal's.
    .why = The form asks for it, and two people must not share one.
    .example = site@example.cn

### Access

item-service_code = Which service code did you get?
    .label = Service code
    .help = The owner of the server makes it in Alibaba's filing console (备案服务码) and gives it to you. Each works once.
    .why = It ties your filing to a server in another account. It is no password; I still show it to nobody.

### Papers

item-photo_licence = Please send the certificate of the organisation.
    .label = Certificate
    .help = The colour original, flat, with all edges and the code readable. A photo, best sent as a file; PDF works too.
    .why = It is compared with the public register. Copies, screenshots and electronic licences are sent back.
item-photo_id_front = Please send the face side of your ID card.
    .label = ID card (face side)
    .help = The original, flat, all four corners, no glare. Best sent as a file.
    .org = Please send the face side of the principal's ID card.
    .help_org = The original, flat, all four corners, no glare. Best sent as a file.
    .why = Reviewers read name, number and address from it. Glare, cut corners and photos of a screen are what they send back most.
item-photo_id_back = Please send the emblem side of your ID card.
    .label = ID card (emblem side)
    .help = The side with the national emblem and the dates. All four corners, no glare. Best sent as a file.
    .org = Please send the emblem side of the principal's ID card.
    .help_org = The side with the national emblem and the dates. All four corners, no glare. Best sent as a file.
    .why = It shows how long the card is valid: at least three more months.
item-photo_site_id_front = Please send the face side of the site principal's ID card.
    .label = ID card, site (face side)
    .help = The original, flat, all four corners, no glare. Best as a file.
    .why = The site's principal is checked just like the first one.
item-photo_site_id_back = Please send the emblem side of the site principal's ID card.
    .label = ID card, site (emblem side)
    .help = The side with the national emblem and the dates. Best as a file.
    .why = It shows how long the card is valid: at least three more months.
item-photo_handheld = Please send a photo of yourself holding the ID card.
    .org = Please send a photo of the legal representative holding ID card and licence.
    .label = Photo with ID card
    .help = Face and card both sharp, the arm in the picture, no hat, a plain bright wall. Let somebody else take it. Best as a file.
    .why = Your province has asked persons for it. Most people only do the face check in Alibaba's app; there you would skip this.
item-photo_letter = Please send the letter of authority for the principal.
    .label = Letter of authority
    .help = Signed by the legal representative, sealed, dated within the last three months. A photo or PDF.
    .why = The principal is not the legal representative, so the organisation has to say that this person may act (授权书).
item-photo_site_letter = Please send the letter of authority for the site principal.
    .label = Letter of authority (site)
    .help = Signed by the legal representative, sealed, dated within the last three months. A photo or PDF.
    .why = In your province somebody other than the legal representative needs it (授权书) to look after the site.
item-photo_residence = Please send your residence permit.
    .label = Residence permit
    .help = The original (居住证), valid, both sides if it has two. Best as a file.
    .why = Your ID card is from another province. The permit shows that you live in this one.
item-photo_age_paper = Please send the paper that your province asks of someone so young.
    .label = Paper for younger people
    .help = Proof of work or income, or the guardian's ID and consent; which of them, *Why?* tells. Best as a file.
    .why = By the ID number the person is younger than this province's usual age.
item-photo_board_form = Please send the form approved by the establishment office.
    .label = Establishment office's form
    .help = The form of your province (编办审批表), with the office's stamp. Best as a file.
    .why = This province wants it from party and government organs and from public institutions.
item-photo_site_plan = Please send the plan of the site.
    .label = Plan of the site
    .help = 网站建设方案书: contents with a picture of the columns, staff and funds, rules for content, network, security measures, emergency plan. With the seal.
    .why = With this many websites in an order, this province asks for it.
item-photo_domain_certificate = Please send the domain certificate.
    .label = Domain certificate
    .help = Your registrar offers it for download (域名证书). PDF or picture; holder, domain and dates must be readable. It is not the SSL certificate.
    .why = Your province wants to see that domain and subject belong together.
item-photo_promise = Please send the signed promise of your province.
    .label = Promise letter
    .help = Alibaba's upload page has the template (备案承诺书). Black pen, signed and dated by hand; a seal or, for a person, a fingerprint. Best as a file.
    .why = This province wants it with every order. Letters with corrections or without a date are sent back.
item-photo_preapproval = Please send the permit.
    .label = Permit
    .help = Valid, whole and readable. Photo or PDF.
    .why = The field that you named needs it (前置审批).

### Sending

item-summary = Is everything right?
    .label = Summary
    .go = All of it is right
    .why = What is written here goes into the real forms, sign by sign. A slip found now saves you days.
item-signed_sheet = Please send the signed sheet.
    .label = Signed sheet
    .help = Print it and sign it by hand in black or blue. Leave the date empty, correct nothing. Then a photo of the whole page, best as a file.
    .org = Please send the signed and sealed sheet.
    .help_org = Print it, the site's principal signs by hand in black or blue, then the official seal (公章). Leave the date empty, correct nothing. A photo of the whole page, best as a file.
    .why = Where Alibaba's upload page has a place for it (核验单), it comes back for a missing signature, a wrong seal or a correction. Where there is no such place, it is not needed.

### After approval

item-subject_number = Which number did the ministry's message give you?
    .label = Subject's filing number
    .help = The message about the approval has it; it ends with 号.
    .why = This is the number of the subject (主体备案号). The site's own number follows some hours later.
    .example = 浙ICP备2026000001号
item-site_number = What is the filing number of the site?
    .label = Site's filing number
    .help = With -1 at the end. It shows some hours later under 公共查询 at beian.miit.gov.cn and on Alibaba's filing page.
    .why = It has to stand at the foot of the home page (网站备案号).
    .example = 浙ICP备2026000001号-1
item-filed_ip = Which IP address was filed with it?
    .label = Filed IP address
    .help = It stands on Alibaba's filing page with the site (IP地址). I will look whether your domain leads there. You may leave it out.
    .why = The domain has to lead to the filed server. Another address at Alibaba Cloud is fine nearly everywhere; Hunan wants the filed one, and a server elsewhere costs the filing.
    .example = 47.96.0.1
