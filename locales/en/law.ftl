# Names, reasons and notes of the law. Keys follow the codes in src/rulebook/; arguments are named above each group.

## Provinces. provinces/<code>.toml
province-11 = Beijing (北京)
province-12 = Tianjin (天津)
province-13 = Hebei (河北)
province-14 = Shanxi (山西)
province-15 = Inner Mongolia (内蒙古)
province-21 = Liaoning (辽宁)
province-22 = Jilin (吉林)
province-23 = Heilongjiang (黑龙江)
province-31 = Shanghai (上海)
province-32 = Jiangsu (江苏)
province-33 = Zhejiang (浙江)
province-34 = Anhui (安徽)
province-35 = Fujian (福建)
province-36 = Jiangxi (江西)
province-37 = Shandong (山东)
province-41 = Henan (河南)
province-42 = Hubei (湖北)
province-43 = Hunan (湖南)
province-44 = Guangdong (广东)
province-45 = Guangxi (广西)
province-46 = Hainan (海南)
province-50 = Chongqing (重庆)
province-51 = Sichuan (四川)
province-52 = Guizhou (贵州)
province-53 = Yunnan (云南)
province-54 = Tibet (西藏)
province-61 = Shaanxi (陕西)
province-62 = Gansu (甘肃)
province-63 = Qinghai (青海)
province-64 = Ningxia (宁夏)
province-65 = Xinjiang (新疆)

## Families of subjects
family-individual = A person (个人)
family-enterprise = Company or sole trader (企业)
family-government = Government organ (政府机关)
family-institution = Public institution (事业单位)
family-social = Another kind of organisation

## Natures of subjects. nature-<code>
nature-1 = Military unit (国防机构)
nature-2 = Government organ (政府机关)
nature-3 = Public institution (事业单位)
nature-4 = Enterprise (企业)
nature-5 = Individual (个人)
nature-6 = Social association (社会团体)
nature-9 = Private non-enterprise (民办非企业单位)
nature-10 = Foundation (基金会)
nature-11 = Law firm (律师执业机构)
nature-12 = Cultural centre (外国在华文化中心)
nature-13 = Mass organisation (群众性团体组织)
nature-14 = Forensic body (司法鉴定机构)
nature-15 = Religious body (宗教团体)
nature-16 = Overseas body (境外机构)
nature-17 = Medical institution (医疗机构)
nature-18 = Notary (公证机构)
nature-19 = Rural collective (集体经济)
nature-20 = Arbitration body (仲裁机构)

## Certificates. certificate-<code>
certificate-1 = Business licence (营业执照)
certificate-2 = Resident ID card (居民身份证)
certificate-3 = Organisation code (组织机构代码证)
certificate-4 = Institution (事业单位法人证书)
certificate-5 = Military unit code (部队代号)
certificate-6 = Association (社会团体法人登记证书)
certificate-7 = Passport (护照)
certificate-9 = Organisation code (组织机构代码证)
certificate-10 = Organisation code (组织机构代码证)
certificate-11 = Taiwan permit (台湾居民来往大陆通行证)
certificate-12 = Organisation code (组织机构代码证)
certificate-13 = Credit code (统一社会信用代码证书)
certificate-14 = HK/Macao permit (港澳居民来往内地通行证)
certificate-15 = Credit code (统一社会信用代码证书)
certificate-16 = Organisation code (组织机构代码证)
certificate-17 = Non-enterprise (民办非企业单位登记证书)
certificate-18 = Organisation code (组织机构代码证)
certificate-19 = Foundation (基金会法人登记证书)
certificate-20 = Organisation code (组织机构代码证)
certificate-21 = Law firm licence (律师事务所执业许可证)
certificate-22 = Culture centre (外国在华文化中心登记证)
certificate-23 = Military services (对外有偿服务许可证)
certificate-24 = Credit code (统一社会信用代码证书)
certificate-25 = Religious site (宗教活动场所登记证)
certificate-27 = Foreign office (常驻代表机构登记证)
certificate-28 = Forensic licence (司法鉴定许可证)
certificate-30 = Permanent card (外国人永久居留身份证)
certificate-34 = Tourism office (旅游部门代表机构登记证)
certificate-35 = Overseas body paper (境外机构证件)
certificate-36 = Social service (社会服务机构登记证书)
certificate-37 = Private school (民办学校办学许可证)
certificate-38 = Medical licence (医疗机构执业许可证)
certificate-39 = Notary licence (公证机构执业证)
certificate-40 = Embassy school (使馆人员子女学校许可证)
certificate-41 = HK/Macao residence (港澳居民居住证)
certificate-42 = Taiwan residence (台湾居民居住证)
certificate-43 = Collective (农村集体经济组织登记证)
certificate-44 = Arbitration (仲裁委员会登记证)

## Service contents. service-<code>
service-128 = Site of the organisation (单位门户网站)
service-8388608 = Other (其他)
service-32 = Blog, personal space (博客/个人空间)
service-64 = Advertising, information (网络广告/信息)
service-256 = Online shopping (网络购物)
service-65536 = Software, downloads (网络软件/下载)
service-32768 = Pictures (网络图片)
service-2097152 = Website building (网站建设)
service-1048576 = Online education (网络教育)
service-16 = News (网络新闻)
service-4 = General portal (综合门户)
service-2 = Search engine (搜索引擎)
service-1 = Instant messaging (即时通信)
service-8 = Web mail (网上邮局)
service-131072 = Jobs (网上求职)
service-262144 = Dating, matchmaking (网上交友/婚介)
service-524288 = Property (网上房产)
service-4096 = Games (网络游戏)
service-8192 = Music (网络音乐)
service-16384 = Film, video (网络影视)
service-512 = Payment (网上支付)
service-1024 = Banking (网上银行)
service-2048 = Stocks, funds (网上炒股/股票基金)
service-268435456 = Loan brokerage (网络借贷信息中介)
service-536870912 = Equity financing (互联网股权融资)
service-1073741824 = Insurance (互联网保险)
service-2147483648 = Asset management (跨界金融及资产管理)
service-4294967296 = Non-bank payment (网上非银支付)
service-4194304 = WAP
service-134217728 = App

## Languages of a site. language-<code>
language-1 = Simplified Chinese (中文简体)
language-2 = Traditional Chinese (中文繁体)
language-12 = English (英语)
language-13 = Japanese (日语)
language-14 = French (法语)
language-15 = Russian (俄罗斯语)
language-16 = Spanish (西班牙语)
language-17 = Arabic (阿拉伯语)
language-9 = Korean (朝鲜语)
language-6 = Mongolian (蒙古语)
language-7 = Tibetan (藏语)
language-3 = Uyghur (维吾尔语)
language-4 = Kazakh (哈萨克语)
language-5 = Kyrgyz (柯尔克孜语)
language-8 = Zhuang (壮语)
language-10 = Yi (彝语)
language-11 = Miao (苗语)

## Pre-approvals. preapproval-<id>
preapproval-none = None of these
preapproval-news = News (新闻)
preapproval-publishing = Publishing (出版)
preapproval-education = Education (教育)
preapproval-tutoring = After-school training (校外培训)
preapproval-health = Health care (医疗保健)
preapproval-drugs = Drugs, devices (药品和医疗器械)
preapproval-bbs = Forum, boards (电子公告服务)
preapproval-culture = Culture (文化)
preapproval-broadcast = Film, TV, video (广播电影电视节目)
preapproval-ride_hailing = Ride hailing (网络预约车)
preapproval-finance = Finance (互联网金融)
preapproval-games = Games (网络游戏)
preapproval-religion = Religion (互联网宗教信息服务)
preapproval-travel = Travel agency (旅行社)

## Days off. holiday-<name>
holiday-weekend = weekend
holiday-new_year = New Year
holiday-spring_festival = Spring Festival
holiday-qingming = Qingming
holiday-labour_day = Labour Day
holiday-dragon_boat = Dragon Boat Festival
holiday-mid_autumn = Mid-Autumn Festival
holiday-national_day = National Day
holiday-national_day_mid_autumn = National Day and Mid-Autumn Festival

## Why filings are sent back. refusal-<code>; .fix: what to do now
refusal-R01 = The domain is not in the registrar's records yet
    .fix = After the real-name check it takes 3 to 5 working days; then submit again. A domain at an overseas registrar must first be moved to one in mainland China.
refusal-R02 = The domain has no real-name check (实名认证)
    .fix = Do the real-name check at your registrar, wait 3 days after it passes, and submit again.
refusal-R03 = The domain's holder is not the subject
    .fix = Name, kind of paper and number must all agree. Transfer the domain to the subject, wait 2 to 3 days, take a new domain certificate (域名证书) and submit; or correct the filing if that was wrong.
refusal-R04 = The domain's ending or its registrar is not approved
    .fix = If the ending can't be filed, take another domain. If only the registrar is overseas, move the domain to one in mainland China and submit again.
refusal-R05 = The domain has expired or will soon
    .fix = Renew it so that more than 3 months are left, take a new domain certificate (域名证书) and submit again.
refusal-R06 = The site's name is not accepted
    .fix = Choose another: three Chinese characters or more; no domain, person, place or sensitive word; for individuals no 博客, 论坛, 平台 and the like. A product name of an organisation is explained in the remark.
refusal-R07 = The papers are of another province
    .fix = An organisation files in the province of its certificate. A person files at home, or adds a residence permit (居住证) or other proof of the province chosen.
refusal-R08 = The site is online before it is filed
    .fix = Pause the A, AAAA and CNAME records of the new domain and its sub-domains, clear CDN caches, check that nothing opens, and submit again. Leave MX and TXT records and filed sites alone.
refusal-R09 = A site filed earlier does not open
    .fix = Make it open from an Alibaba server in mainland China, with the content that was filed, and submit again.
refusal-R10 = A filed site lacks its number at the bottom
    .fix = Put that site's number at the bottom of its home page, linked to https://beian.miit.gov.cn, and submit again.
refusal-R11 = The site's content is not accepted
    .fix = Take out business, forum and approval-bound content; or file as an organisation, or get the approval first. Then make service content and remark agree with the site.
refusal-R12 = A photo of a paper is not accepted
    .fix = Photograph the original again: all four corners, no glare, every word readable, still valid. No copies, nothing black and white, no photo of a screen.
refusal-R13 = The principal is not the legal representative
    .fix = Enter the legal representative (法定代表人); where the province allows another person, add a signed and sealed letter of authority (授权书).
refusal-R14 = Something is wrong with a phone number
    .fix = Give a number that is the person's own and answered; of the province where that is asked; and an emergency number other than the mobile number.
refusal-R15 = A phone, ID number or e-mail is used in another filing
    .fix = Take another number or another person, or first change the older filing that uses it.
refusal-R16 = The kind of filing is wrong
    .fix = Mostly the subject's name or number was typed wrong, so the system took another kind. Check both; if they are right, start an order of the kind that the reviewer names.
refusal-R17 = The ministry already has a filing of this subject
    .fix = File a new site or access under the existing record, with the papers of that record. If the papers have changed, file the change first.
refusal-R18 = Another order is still in progress
    .fix = A subject may have one order at a time, at any provider. Finish or abandon the other one, then submit again.
refusal-R19 = A pre-approval (前置审批) is missing or not accepted
    .fix = Send a clear, valid licence. If you do nothing of the kind, take the words out of name, remark or business scope, or write the promise that the reviewer asks for.
refusal-R20 = The access information is not the real one
    .fix = Submit at the provider where the server is, and check the server or its service code (备案服务码).
refusal-R21 = The site or subject has been cancelled
    .fix = Abandon this order and start again as a first filing (首次备案).
refusal-R22 = The text-message check was not done in time
    .fix = Submit again. The new text message comes from 12381; do the check at https://beian.miit.gov.cn within 24 hours. Wrong tries are limited.
refusal-R23 = The face check did not pass
    .fix = Do it again in person before a white wall in even light, without glasses or hat, forehead free. Name and number must be those of the card.
refusal-R24 = The organisation's facts differ from the public register
    .fix = Compare name, code and address with the public register (国家企业信用信息公示系统) and use the newest licence. If the organisation is listed as abnormal, have that lifted first.
refusal-R25 = The address for letters is not exact enough
    .fix = Write it down to building and room, without 市辖区. If there is no door number, add to the remark: 通信地址已为最详细地址.
refusal-R26 = The remark is too short or lacks a statement
    .fix = Say what the site will hold, and add the statement that the province asks for, word for word.
refusal-R27 = The content does not fit the kind of subject
    .fix = A personal site may not carry a company's name or content. File as the organisation, or change name, service content and remark.
refusal-R28 = The reviewer's call was not answered
    .fix = Nothing has to change. Let calls from 95187 and numbers with 0571 through, keep the phone on, submit again and answer.
refusal-R29 = A signed paper is not accepted
    .fix = Print it again, sign in black ink without corrections; organisations add the official seal (公章), no finance or contract seal; date it as that paper asks.
refusal-R30 = The subject has no site left (空壳主体)
    .fix = Most provinces want the subject cancelled and then a first filing; some let you add a site at once.

## What is special in a province. note-<name>: those that follow from rules. $min, $from: years of age ($from 0: no lower figure)
note-age = Principals must be { $min } or older.
note-age-income = Anyone under { $min } adds proof of income or work.{ $from ->
        [0] {""}
       *[other] {" "}Under { $from } is not taken.
    }
note-age-employment = Anyone under { $min } adds proof of employment.{ $from ->
        [0] {""}
       *[other] {" "}Under { $from } is not taken.
    }
note-age-guardian = Anyone under { $min } adds a guardian's ID.{ $from ->
        [0] {""}
       *[other] {" "}Under { $from } is not taken.
    }
note-age-work-or-guardian = Anyone under { $min } adds proof of work or a guardian's papers.{ $from ->
        [0] {""}
       *[other] {" "}Under { $from } is not taken.
    }
note-age-study-or-work = Anyone under { $min } adds proof of study or work.{ $from ->
        [0] {""}
       *[other] {" "}Under { $from } is not taken.
    }
note-nonlocal-proof = If your ID is from another province, a residence permit (居住证) or other proof is asked: have it ready.
note-nonlocal-no = If your ID is from another province, filings are mostly not taken here: file in your home province.
note-nonlocal-unclear = If your ID is from another province: sources disagree, so have a residence permit (居住证) ready.
note-lr-must = The principal (主体负责人) must be the legal representative (法定代表人).
note-lr-letter = A principal (主体负责人) other than the legal representative needs a letter of authority (授权书).
note-lr-unclear = Sources disagree on whether the principal must be the legal representative (法定代表人): enter that person to be safe.
note-lr-same-site = If the principal is not the legal representative, the site's principal must be the same person.
note-site-letter-no = The site's principal must be the legal representative too; letters of authority are not taken.
note-one-unit = A person can be the site's principal of one organisation only.
note-local-phone-yes = The phone must be a number of this province.
note-local-phone-advised = Better use a phone number of this province.
note-phones = One person as both principals needs { $one } different phone numbers, two persons need { $two }.
note-handheld = Individuals may be asked for a photo holding the ID card (手持身份证): be prepared.
note-handheld-lr = If the legal representative's ID is from another province, a photo of him holding ID card and licence is needed.
note-domain-certificate = The domain certificate (域名证书) is obligatory: download it from the registrar.
note-board-form = Party and government organs and public institutions add the form approved by the establishment office (编办).
note-promise-guangdong = Every filing adds the promise 《互联网信息服务备案承诺书》: organisations sign (legal representative), date and seal; individuals sign, date and add a fingerprint.
note-promise-jiangsu = Every filing adds the notice (告知书) and the promise (承诺书), signed by the site's principal, and a video of that person reading the promise.
note-holder-strict = The domain's holder must be the organisation itself, not a person.
note-holder-unclear = Sources disagree on whether the legal representative may hold the domain: the organisation itself is safe.

## $count: how many
note-plan = From { $count } sites on, a plan of the site (网站建设方案书) is asked.
note-statement = The remark must carry a statement that the site holds no company's content; I give you the Chinese text when we get there.
note-preapproval-remark = The remark must say that the site concerns no pre-approval (前置审批).
note-blog-no = Do not choose 博客/个人空间 as content, and keep 博客 out of the name.
note-remark-min = The remark has at least { $count } characters.
note-service-portal = The service content must be 单位门户网站.
note-service-not-other = The service content cannot be 其他 (other).
note-service-remark = A service content other than 单位门户网站 is explained in the remark.
note-same-city = The address for letters must be in the city of the address on the certificate.
note-order-max = One order takes at most { $count } { $count ->
        [one] site or domain
       *[other] sites or domains
    }.
note-domains-per-site = Each site takes only { $count } { $count ->
        [one] domain
       *[other] domains
    }.
note-footer-subject = After approval the footer shows the subject's number (without -1).

## Changes, and subjects without sites
note-change-free = The subject's facts can be changed.
note-change-renamed = A change of name needs the registration authority's letter (更名函); another subject is not possible.
note-to-company-yes = A personal filing can become that of the company whose legal representative you are.
note-to-company-no = A personal filing cannot become a company's: cancel it, then make a first filing for the company.
note-access-then-change-yes = You may file the access first and the change within 10 working days after it.
note-access-then-change-no = Access cannot come before the change: finish the change at the old provider first.
note-shell-add-yes = A subject without sites can add one at once.
note-shell-add-no = A subject without sites must be cancelled first, then make a first filing.

## Notes of their own: principals and phones
note-site-principal-retired = The site's principal is at most 60 (men) or 55 (women) years old.
note-principal-age = Principals are at most { $years } years old.
note-phone-owner-remark = Say in the remark whose the emergency number is and how that person is related to the principal.
note-emergency-shared = The two principals may share one emergency number.
note-emergency-third = The emergency number belongs to a third employee; give name and post in the remark.
note-emergency-name = Write the emergency contact's name into the remark.
note-landline-local = A landline must be of this province.
note-nonlocal-phone = With an ID from elsewhere, use a mobile number of this province.
note-office-phone = The office phone must differ from the mobile number.
note-phones-not-swapped = Do not swap the phones of the two principals.
note-phone-not-builder = Do not give the web builder's phone.
note-used-once = Better use a phone and an ID number that no other filing uses.
note-foreign-lr = A legal representative with foreign papers authorises a person with a mainland ID as principal.
note-foreign-lr-site = If the legal representative has foreign papers, the site's principal holds a mainland ID.
note-no-foreigners = Foreigners cannot file as individuals here.
note-lr-delegation = If the legal representative delegates, then to a shareholder or executive, with proof.
note-lr-letter-remark = If the principal is not the legal representative, say in the remark which department the person leads and what for.
note-changed-principal = If the principal differs from the record: change it before adding a site, or within 10 working days after an access.

## Papers
note-no-temporary-id = A temporary ID card is not taken.
note-id-three-months = The ID card must be valid for more than 3 months.
note-hk-permit = Hong Kong residents use the travel permit (港澳居民来往内地通行证).
note-hmt-residence = Residents of Hong Kong, Macao and Taiwan better use a residence permit valid for more than 3 months; a Hong Kong ID card is not taken.
note-taiwan-number = From an old Taiwan permit enter the number with a letter that is printed at the bottom.
note-foreigner-passport = Foreigners use their passport.
note-foreigner-papers = Foreigners add residence permit, registration of residence and passport.
note-lr-passport-name = If the legal representative's passport has a Latin name, add the page with the Chinese one or an explanation.
note-permit-month = The residence permit must be valid for more than a month; add proof of study or work.
note-students-home = Students from elsewhere file in their home province.
note-nonlocal-police-proof = It is said that a proof from the police may be added after filing; this is not certain.
note-nonlocal-papers-shandong = With an ID from elsewhere add residence permit, social insurance, a purchase contract of a home, or student card.
note-nonlocal-papers-guangdong = With an ID from elsewhere add residence permit, social insurance or a house deed; a student card is not enough.
note-nonlocal-papers-sichuan = With an ID from elsewhere add residence permit, student card, social insurance or a work contract.
note-work-proof-days = Proof of work is at most { $days } days old.
note-fingerprint = Put a fingerprint on the copy of the ID card.
note-newest-licence = Use the newest business licence.
note-licence-validity = The licence must be valid for more than { $months } months.
note-licence-only = Enterprises must use the business licence (营业执照).
note-licence-seal = The licence must bear the seal 海南省市场监督管理局商事登记专用章 and a 琼 number.
note-no-abnormal = Organisations on the list of abnormal operation, or revoked, are not taken.
note-hospital-papers = Hospitals add their medical licences.
note-hospital-certificate = A medical licence (医疗机构执业许可证) cannot be the subject's certificate.
note-law-firm-copies = Law firms add copies of the licence's first page, registration page, latest annual check and changes.
note-letter-months = The letter of authority (授权书) is at most { $months } months old.
note-holder-letter = If the legal representative holds the domain, add the organisation's letter.
note-person-to-org-certificate = If the domain passed from a person to the organisation, add the domain certificate (域名证书).
note-foreign-parent-certificate = Organisations with a foreign parent add the domain certificate (域名证书).
note-certificates-from = From { $count } domains on, each needs its domain certificate (域名证书).
note-certificate-days = The domain certificate (域名证书) is at most { $days } days old.
note-many-domains = More than { $count } domains need an explanation with the seal.
note-stamped-copies = In special cases copies with the seal are taken.
note-seal-whole = The seal must show the organisation's whole name clearly.
note-change-pictures = A change needs all five pictures.
note-papers-in-province = The organisation's papers must be of this province.
note-party-letter = A letter of the cyberspace office (网站党建备案信息确认函) may be asked; the source is uncertain, so ask Alibaba first.

## Sole traders
note-sole-trader-name-seal = Sole traders (个体工商户) file as enterprises and need a trade name and a seal.
note-sole-trader-seal = Sole traders (个体工商户) file as enterprises and need a seal.
note-sole-trader-no-name = Sole traders (个体工商户) without a trade name file as individuals, with the licence and a remark.
note-sole-trader-register = Sole traders (个体工商户) found in the public register file as enterprises, others as individuals.
note-sole-trader-enterprise = Sole traders (个体工商户) file as enterprises.
note-sole-trader-form = A sole trader's name takes the form 张三（个体工商户）.
note-sole-trader-anhui = A sole trader without a trade name enters the owner's name, with the remark 无字号无公章个体工商户.

## Addresses
note-new-districts = Use the new district names: 西城 for 宣武, 东城 for 崇文.
note-zones = For the free-trade and airport zones write 滨海新区; for 华苑 write 南开区 inside the ring road and 西青区 outside.
note-school-address = Students give faculty and class in the address.
note-room-address = Give the address down to the room, as on the residence permit.
note-shop-address = If the licence shows a web address, write 通信地址：住所地址, joined by a full-width colon.
note-web-address-on-licence = If an online shop's address is a web address, the licence must show the platform's address.
note-no-cross-city = Filing in another city is not possible: choose the city of the certificate.
note-superior-is-unit = As superior body enter the organisation itself.
note-superior-is-lr = As superior body enter the legal representative's name.
note-superior-institution = Public institutions enter their superior body.
note-code-changed = If the credit code has changed, cancel and file anew.
note-no-subject-change = The subject cannot be changed; a site can be moved to another subject.

## Domains
note-domain-three-months = The domain must be valid for more than 3 months.
note-domain-no-state-prefix = The domain may not contain 中国 or 国家.
note-state-domain = Chinese domains that begin with 中国 are for state bodies only.
note-suffix-own-list = The ending must be on Beijing's own list; .org only if filed before 2018.
note-holder-spelling = The domain's holder is written in full, in Chinese or pinyin.
note-institution-suffix = Government organs use .gov.cn or .政务, public institutions .cn or .公益.
note-no-overseas-registrar = The registrar may not be overseas.
note-prefix-words = A domain with a word like game needs an approval or a remark.
note-dns-filed-ip = After approval the domain must resolve to the filed IP.
note-shop-domain = An online shop's domain must be the one on the licence; a principal other than the legal representative adds proof.
note-several-domains-remark = With several domains add the remark 域名指向同一网站.
note-many-sites-one-domain = With more than { $organisation } sites (organisations) or { $individual } (individuals) an order takes one domain.
note-cloud-use = With several cloud servers say what they are for; five at most.

## Names of sites
note-name-lists = Keep these out of a personal site's name: 资讯, 网站, 网络, 论坛, 社区, 工作室, 平台, 主页, 导航, 分享 and the like.
note-name-not-english = A personal site's name may not be English alone.
note-name-no-english = An organisation's site name takes no English.
note-name-chinese = The site's name is Chinese, or Chinese with English.
note-name-no-personal = Keep 个人网站, 个人, 空间, 博客 and 导航 out of a personal site's name.
note-name-no-state-place = No state words or administrative places in the name, unless you are entitled to them.
note-name-no-place-meaning = The name may not be an administrative place alone.
note-name-remark = If the name does not show what the site is about, say so in the remark.
note-no-local-portal = Only government may run a local portal (地方门户).
note-title-is-name = Once online, the site's title must be the filed name.
note-real-name-form = Names on forms must be those on the papers.
note-brackets = Brackets in the organisation's name are as on the licence, full-width or not.
note-academy-word = An unregistered 学院 adds （内部学院） or （非独立机构） to its name.
note-shared-names = Several sites may share a name if their content differs.
note-explain-shared-names = Sites that share a name need an explanation.
note-access-same-name = For an access filing the name must equal the ministry's record.

## Content, remarks, approvals
note-remark-detailed = The remark must be detailed.
note-remark-individual = Individuals write a remark on what the site holds.
note-real-content = The site must have real content.
note-opening-date = Give the planned opening date in the remark.
note-several-sites-use = From { $count } sites on, explain what each is for.
note-no-landline-remark = Without a landline add the remark 企业无座机.
note-mini-program = If it serves a mini-program, say so in the remark.
note-hospital-remark = Hospital sites name their licence in the remark.
note-game-number = A game's approval number (ISBN 978-7…) goes into the remark.
note-preapproval-note = If no pre-approval (前置审批) is concerned, say so in the remark.
note-preapproval-consult = For words of a pre-approval field ask the authority, put department, phone and answer into the remark, and add a promise letter (承诺书).
note-no-explanations = Explanation letters are not taken: change the business scope or get the approval.
note-words-need-approval = Names with 论坛, 空间, 社区, 新闻, 医药, 视频 and the like need an approval.
note-strict-scope = Drugs, publishing, games or investment in the business scope are looked at strictly.
note-finance-words = Finance, investment or funds in name or scope need an approval.
note-finance-promises = Finance words need a permit or two promise letters (承诺书).
note-broadcast-document = With 广播电视节目制作 in the scope the licence is needed; a promise letter is not taken.
note-travel-licence = Travel agencies add their licence (旅行社业务经营许可证).
note-religion-phone = For religious content ask the religious affairs office first: <code>0951-5065691</code>.
note-blog-approval = A blog needs the cyberspace office's approval.
note-no-forum = No forum or blog for individuals, in name or content.
note-filed-sites-open = Every site filed earlier must open and show its number, linked, at the bottom.
note-footer-copyright = After approval the footer also shows 版权所有 with the organisation's full name.
note-annual-check = There is said to be a yearly check; details were not found.
note-local-quick = In 2024 somebody with a local ID added no extra papers and was approved in 3 days.
