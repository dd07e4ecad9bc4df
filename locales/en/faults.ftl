# What is wrong with a reply, why it matters, what to do now. Key: fault-<code>.
# A code that ends in _unsure may be kept with "It really is so". Some are warnings: the reply is taken all the same.
# Numbers that identify a person are never quoted. Arguments are named above each group.

## Any answer. $have, $max: characters
fault-empty = There was nothing to read in that message. Please send the answer as text.
fault-too_long = That has { $have } characters; at most { $max } fit here. Please shorten it and send it again.
fault-count = A whole number from 1 to { $max } is needed here. Please send it in digits.
fault-same_as_above = I cannot tell which answer is meant here. Please write it out once more.
# One word of a list, inside $words below. $word: the word
fault-word = “{ $word }”

## Numbers of persons. $have, $want: characters; $at, $to: places counted from 1; $age: years
fault-id_length = That number has { $have ->
        [one] { $have } character
       *[other] { $have } characters
    }; this kind of number has { $want }. Compare it with the card and send the whole number again.
fault-id_old15 = That is a number of 15 digits from an old card. The new card has 18: please send that one.
fault-id_char = Character { $at } does not belong there: all places are digits, only the last one can be an X. Please look at the card and send the number again.
fault-id_region = The first two digits stand for a province, and there is none with these. Compare the beginning with the card and send the number again.
fault-id_date = Digits { $at } to { $to } belong to the birth date, and they make no possible date. Compare that part with the card and send the number again.
fault-id_check = Length and date are fine, but the digits do not fit together: somewhere one is wrong or two are swapped. Compare digit by digit with the card and send the number again.
fault-id_minor = By this number the person is { $age } years old. Under 18 some provinces want proof of work or a guardian's papers, and some refuse. Go on if you like, and have such papers ready.
fault-id_is_residence = This is the number of a residence permit for Hong Kong, Macao or Taiwan residents. If another kind of paper was chosen, go back and change it.
fault-id_is_permanent = This is the number of a foreigner's permanent residence card. If another kind of paper was chosen, go back and change it.
fault-hmt_residence_region = The number of this permit begins with 810000, 820000 or 830000. If you hold another paper, go back and choose that one; otherwise compare the beginning and send it again.
fault-foreign_permanent_unsure = Numbers on this card have 18 digits and begin with 9, or, on older cards, three letters and 12 digits. Compare it with the card; if it really is so, keep it.
fault-hm_permit_unsure = On most of these permits the number is H or M and eight digits. Compare it with the card; if it really is so, keep it.
fault-tw_permit_unsure = On most of these permits the number has eight digits; in old booklets ten digits and a letter. Compare it with the permit; if it really is so, keep it.
fault-passport_unsure = Passport numbers have 5 to 17 letters and digits. Compare it with the passport; if it really is so, keep it.

## Numbers of units. $have, $want: characters; $at: place counted from 1; $sign: the character there; $pair: the first two characters
fault-credit_length = That code has { $have ->
        [one] { $have } character
       *[other] { $have } characters
    }; a unified social credit code (统一社会信用代码) has { $want }. Compare it with the certificate and send it again.
fault-credit_old15 = That is an old registration number of 15 digits. Today's certificate shows a unified social credit code (统一社会信用代码) of 18 characters: please send that one.
fault-credit_old9 = That is an organisation code (组织机构代码) of nine characters. Today's certificate shows a unified social credit code (统一社会信用代码) of 18: please send that one.
fault-credit_letter = Character { $at } is { $sign }, a letter that never occurs in these codes (nor do the others of I, O, S, V, Z): it is probably a digit that looks alike. Look at the certificate and send the code again.
fault-credit_char = Character { $at } is { $sign }; the code has only digits and capital letters. Please send only the code, without other words.
fault-credit_region_digit = Character { $at } is { $sign }, but places 3 to 8 are digits (the place of registration). Compare that part with the certificate and send the code again.
fault-credit_check = Length and letters are fine, but the characters do not fit together: somewhere one is wrong or two are swapped. Compare one by one with the certificate and send the code again.
fault-credit_inner = The code is sound as a whole, but characters 9 to 17 are unusual in themselves. Compare them with the certificate once more; if they agree, go on.
fault-credit_kind = A code that begins with { $pair } belongs to another kind of organisation than the one chosen. If the certificate says so too, change the kind.
fault-credit_kind_unknown = I do not know codes that begin with { $pair }. Compare the beginning with the certificate; if it agrees, go on.
fault-credit_sole_trader = This is the code of a sole trader (个体工商户). Provinces treat these differently: some want a trade name and a seal, some let you file as a person. Have both ready.
fault-credit_region = By its code this organisation was registered in another province. Organisations file where their certificate says they are; if the organisation has moved since, go on, otherwise change the province.
fault-credit_region_unknown = Places 3 to 8 stand for the place of registration, and no province begins so. Compare that part with the certificate; if it agrees, go on.
fault-old_licence_length = That number has { $have ->
        [one] { $have } digit
       *[other] { $have } digits
    }; a registration number of the old licences has { $want }. Compare it with the licence and send it again.
fault-old_licence_char = Character { $at } is no digit, and an old registration number has only digits. Please look at the licence and send the number again.
fault-old_licence_unsure = The digits of this registration number do not fit together: somewhere one may be wrong or two swapped. Compare digit by digit with the licence; if it really is so, keep it.
fault-organisation_code_length = That code has { $have ->
        [one] { $have } character
       *[other] { $have } characters
    }; an organisation code (组织机构代码) has { $want }: eight and one more after the hyphen. Compare it with the certificate and send it again.
fault-organisation_code_char = Character { $at } does not belong there: the code has only digits and letters, as in <code>12345678-X</code>. Please send the code alone.
fault-organisation_code_unified = That is a unified social credit code (统一社会信用代码). The certificate chosen carries an organisation code of nine characters: send that one, or go back and choose the certificate that you hold.
fault-organisation_code_unsure = The characters of this code do not fit together: somewhere one may be wrong or two swapped. Compare them one by one with the certificate; if it really is so, keep it.

## Telephone numbers. $have, $want: digits; $at: place counted from 1
fault-mobile_length = That number has { $have ->
        [one] { $have } digit
       *[other] { $have } digits
    }; a mobile number in mainland China has { $want }. Please check it and send it again.
fault-mobile_start = Mobile numbers in mainland China begin with 13 to 19. Please check the beginning and send it again.
fault-mobile_char = Character { $at } does not belong to a telephone number. Please send only the number.
fault-mobile_is_landline = That looks like a landline with its area code. The ministry's text message needs a mobile number: please send that one.
fault-mobile_foreign = That number belongs to another country. The ministry's text message reaches only mainland numbers: please send one of 11 digits.
fault-mobile_segment = Numbers of this range (virtual operators) are said not to get the ministry's text message. If you have another number, better use that.

## E-mail. $at: place counted from 1; $maybe: what was perhaps meant
fault-email_at = An e-mail address has exactly one @, as in <code>name@example.cn</code>. Please send it again.
fault-email_several = That is more than one address. Please send the one that is read every day.
fault-email_char = Character { $at } cannot stand in an e-mail address. Please write it in Latin letters without spaces and send it again.
fault-email_dot = Before the @ a dot stands at an end or twice in a row. Please check that part and send the address again.
fault-email_name = Before the @ the name is missing, or it is longer than 64 characters. Please send the whole address again.
fault-email_domain = The part after the @ is not whole: it looks like <code>example.cn</code>. Please check it and send the address again.
fault-email_slip = Did you mean { $maybe }? Mail to a mistyped address is lost. If it is a slip, send the address again.
fault-email_top = I do not know the ending of this address. Compare it once more; if it is right, go on.

## Names of persons. $at: place counted from 1
fault-person_name_digit = There is a number in that name. Please send the name alone, as it stands on the paper.
fault-person_name_sign = Character { $at } belongs to no name. Please send the name as it stands on the paper; parts of minority names are joined by ·
fault-person_name_dot = The dot · stands only once between two parts of a name. Please send the name again as it stands on the paper.
fault-person_name_is_unit = That is the name of an organisation; here the name of a person is needed. Please send the name on the person's paper.
fault-person_name_short_unsure = A name on a paper has at least two characters. Did one get lost? If it really is so, keep it.
fault-person_name_mixed_unsure = Chinese characters and Latin letters stand together in that name. Send it in the letters of the paper; if it really is so there, keep it.
fault-person_name_script_unsure = The forms take Chinese characters or the Latin letters of a passport. Send the name as the passport's Latin line has it; if there is none, keep it.
fault-person_name_title = A title seems to stand after the name. If it is not part of the name on the paper, send the name without it.
fault-person_name_undotted = That is long for a name in one part. If the paper shows a dot · between its parts, send the name with the dot; otherwise go on.

## Addresses. $at: place counted from 1; $sign: the sign there; $old, $new: districts; $province: its Chinese name; $name: a place
fault-address_short = That is too short to lead to a door. Please send street, number, building and room; in a village the village and the group.
fault-address_sign = Character { $at } is { $sign }: reviewers refuse signs in addresses. Please send it again without.
fault-address_district = “市辖区” is a heading of the statistics, not a place, and gets refused. Please write the real district, such as 西湖区.
fault-address_twice = “{ $name }” stands there twice. Once is enough: please take one away and send the address again.
fault-address_latin_unsure = The forms take the address in Chinese, as it stands on the paper. Please send it in Chinese characters; if there is no Chinese form, keep it.
fault-address_door = I see no door number. Add building and room if there are any; if this is all there is, say later in the remark: 通信地址已为最详细地址.
fault-address_old_district = { $old } is now called { $new }. Reviewers ask for today's name: if the place is meant, send the address again with it.
fault-address_office = A person's address is the home, not an office. If this is an office, send the home address.
fault-address_province = This address is in { $province }, the filing is for another province. If the filing belongs there, change the province; otherwise go on.

## Domains. $domain, $host, $label, $suffix: as typed or cut; $sign: a character; $max: characters; $prefix: its beginning; $as_of: day of the list
fault-domain_dot = A domain has a name and an ending, as in <code>example.cn</code>. Please send it with its ending.
fault-domain_is_email = That is an e-mail address. Please send the site's domain alone, as in <code>example.cn</code>.
fault-domain_is_ip = That is the address of a server. Please send the domain you registered, as in <code>example.cn</code>.
fault-domain_several = That is more than one domain. One at a time: please send the first one.
fault-domain_char = { $sign } cannot stand in a domain: only letters, digits, hyphens and dots. Please send it again.
fault-domain_letters = Some letters of that name are not allowed in domains. Compare it with the registrar's page, copy it from there, and send it again.
fault-domain_empty_label = Two dots stand together. Please send the domain again with one.
fault-domain_hyphen = A part of a domain cannot begin or end with a hyphen: { $label }. Please compare it with the registrar's page and send it again.
fault-domain_long = A part of that name is longer than { $max } characters: no such domain can exist. Please compare it with the registrar's page and send it again.
fault-domain_only_suffix = { $suffix } is only the ending. Please send the whole domain, with your own name before it.
fault-domain_hosted = Names below { $suffix } belong to the service that runs it, and the holder of a filed domain must be the filer. A domain of your own is needed: please send that one.
fault-domain_tld_unsure = I know no domains that end in { $suffix }. Compare it with the registrar's page; if it really is so, keep it.
fault-domain_taken = From { $host } I took { $domain }: only the registered domain is filed, and everything below it is covered.
fault-domain_suffix = { $suffix } is not on the list of approved endings of { $as_of }. Probably it cannot be filed: look at domain.miit.gov.cn before you go on, or take another domain.
fault-domain_reserved = { $suffix } is for government bodies only. If the subject is none, take another domain.
fault-domain_prefix = In this province a domain that begins with { $prefix } may get refused. If you have another domain, better use that one; otherwise say in the remark what the word means here.

## Names of sites. $name: the name; $words: the words in it; $sign, $at: a sign and its place; $have, $min, $max: characters or names
fault-site_name_short = { $name } is too short: at least { $min } characters count, brackets and hyphens do not. Please send a longer name.
fault-site_name_digits = { $name } is only digits, and that gets refused. Please send a name in Chinese that says what the site is about.
fault-site_name_latin = { $name } has no Chinese character, and that gets refused. Please send a name in Chinese that says what the site is about.
fault-site_name_domain = { $name } is an address; the name of a site cannot be a domain. Please send a name in Chinese.
fault-site_name_sign = Character { $at } of { $name } is { $sign }; only brackets and hyphens may stand in a name. Please send it without.
fault-site_name_bracket = { $name }: a bracket is opened and not closed, or the other way round. Please send the name again with both.
fault-site_name_state = { $words }: only state bodies may use that here; others get refused. Please take it out.
fault-site_name_sensitive = { $words }: refused as sensitive. Please take it out.
fault-site_name_individual = { $words }: personal sites with that in the name get refused. Please take it out; what is the site about, in a few plain words?
fault-site_name_individual_more = { $words }: some personal sites were refused for it. It may stay; a spare name without is safer.
fault-site_name_company = { $words } sounds like a company, and a person's site may not. Please take it out, or file as the company.
fault-site_name_preapproval = { $words } points to a field that needs an approval (前置审批), which persons can hardly get. Please take it out if you can.
fault-site_name_preapproval_unit = { $words } points to a field that needs an approval (前置审批). It may stay if you have the document; otherwise choose a name without.
fault-site_name_place = { $words }: names with a place in them are often refused. It may stay; a spare name without is safer.
fault-site_name_generic = { $words } says too little: reviewers want to see what this site is about. Please add a word of your own.
fault-site_name_boast = { $words } praises, and reviewers do not like that. It may stay; without is safer.
fault-site_name_province = { $words }: this province often refuses it in a name. It may stay; a spare name without is safer.
fault-site_name_person = { $name } holds a person's name, and that gets refused. Please choose a name about what the site shows.
fault-site_name_company_like = { $words } sounds like a business, and personal sites were refused for it. It may stay; without is safer.
fault-site_name_place_alone = { $words } is a place and nothing more; this province refuses that. It may stay if you send a spare name with a word of your own.
fault-site_name_idiom = { $words } is a set phrase (成语); some reviewers refuse those for persons. It may stay; a spare name without is safer.
fault-site_name_academy = { $words }: if it is not registered as a school, this province wants （内部学院） or （非独立机构） behind it. Please add that, or leave the word out.
fault-site_name_qualified = { $words }: this province wants papers that entitle you to such a word. It may stay if you have them; otherwise choose a name without.
fault-site_name_few_han = { $name } has fewer than three Chinese characters; some reviewers count only those. A longer one is safer.
fault-site_name_long = { $name } has { $have } characters; up to { $max } are usual. A shorter name passes more easily.
fault-site_name_unrelated = { $name } shares no word with the organisation's registered name. Say in the remark what it is (a product, a brand), or have the trademark certificate ready.
fault-site_names_many = Those are { $have } names; I need one and at most two spare ones. Please send up to { $max }, one a line.
fault-site_names_same = { $name } is there twice. Please send a different spare name, or leave it out.
fault-site_names_near = { $name } is nearly { $other }: if one is refused, the other will be too. It may stay; a spare name that is different helps more.

## Dates and validity. $year, $month, $day: numbers, or $day: a day; $needed: the day until which a paper must be valid
fault-date_form = I could not read a date there. Please write it as <code>2026-11-24</code>.
fault-date_order = Please begin with the year, as in <code>2026-11-24</code>: so day and month cannot be mixed up.
fault-date_none = There is no { $year }-{ $month }-{ $day } in the calendar. Compare it with the paper and send it again.
fault-validity_first = The first day is missing. Please send both, as in <code>2015.03.01-2035.03.01</code>, or <code>2015.03.01-长期</code> if it has no end.
fault-validity_last = The last day is missing. Please send both, as in <code>2015.03.01-2035.03.01</code>, or <code>2015.03.01-长期</code> if it has no end.
fault-validity_many = I see more than two dates. Please send only the first and the last day, as in <code>2015.03.01-2035.03.01</code>.
fault-validity_order = The last day comes before the first. Please compare both with the paper and send them again.
fault-validity_future = The first day, { $day }, is still to come. Compare it with the paper and send both days again.
fault-validity_expired = This paper ended on { $day }, and reviewers refuse it. Please have it renewed first; if a date was mistyped, send both again.
fault-validity_soon = This paper ends on { $day }; it must be valid until { $needed } at least, three months from now. Please have it renewed first; if a date was mistyped, send both again.

## Landlines and emergency numbers. $have: digits after the area code; $at: place counted from 1
fault-landline_char = Character { $at } does not belong to a telephone number. Please send only the number.
fault-landline_foreign = That number belongs to another country. Reviewers call mainland numbers only: please send one of those.
fault-landline_is_mobile = That is a mobile number; here a landline is asked. Please send one with its area code.
fault-landline_area = The area code is missing. Please send the number with it, as in <code>0571-88158388</code>.
fault-landline_length = After the area code I count { $have ->
        [one] { $have } digit
       *[other] { $have } digits
    }; a landline has seven or eight. Please check it and send it again.
fault-landline_unsure = Reviewers call back, and numbers such as 400 or short ones often cannot be reached that way. If there is no other number, keep it.
fault-landline_odd = No area or no line usually begins so. Compare the number once more; if it is right, go on.

## Names and papers of units. $at: place counted from 1; $sign: the sign there
fault-unit_name_domain = That is an address on the web. Please send the registered name of the organisation, as its certificate has it.
fault-unit_name_number = That is a number. Please send the registered name of the organisation, as its certificate has it.
fault-unit_name_bracket = A bracket is opened and not closed, or the other way round. Please send the name sign for sign as on the certificate.
fault-unit_name_sign = Character { $at } is { $sign }, which stands in no registered name. Please send the name sign for sign as on the certificate.
fault-unit_name_short_unsure = The whole registered name is needed, and this looks like a short one. Compare it with the certificate; if it really is so, keep it.
fault-unit_name_latin_unsure = The forms take the registered Chinese name. Please send the one on the certificate; if there is none, keep this.
fault-unit_name_ending = The end of the name, such as 有限公司, seems to be missing. Compare it with the certificate; if it is whole, go on.
fault-unit_name_brackets = Brackets are compared sign for sign, full-width （） or half-width (). Look once more how the certificate has them; if they agree, go on.
fault-certificate_number_unsure = I do not know numbers of this form. Compare it with the certificate, character by character; if it really is so, keep it.
fault-certificate_number_check = The form is right, but the characters do not fit together as they usually do. Compare them one by one with the certificate; if they agree, go on.

## Place of the filing
fault-city_district_form = Please write city and district in Chinese, as in <code>杭州市西湖区</code>.
fault-city_district_whole = I see a city without a district. If it has districts, send both; if it has none, go on.
fault-city_district_unsure = I know no such pair of city and district. Please write both in full, as in <code>杭州市西湖区</code>; if it really is so, keep it.

## Home page and server. $domain: the filed domain
fault-url_form = That is no address of a page. Please send it as in <code>www.example.cn</code>.
fault-url_ip = That is the address of a server. Please send the home page by its domain, as in <code>www.example.cn</code>.
fault-url_other_domain_unsure = The home page usually lies on the filed domain { $domain }. Please check which one is meant; if it really is so, keep it.
fault-ip_form = That is no whole IP address. Please copy it from the server's page in the console, as in <code>47.96.0.1</code>.
fault-ip_private = That address is for use inside a network only. Please copy the public address (公网 IP) from the server's page in the console.
fault-ip_several = That is more than one address. Please send the one the site will use.

## Filing numbers. $abbr: what stands before ICP; $usual: what usually stands there; $have: digits; $province: its Chinese name
fault-filing_form = A filing number looks like <code>浙ICP备2026012345号-1</code>. Please copy the whole of it from the message or from beian.miit.gov.cn.
fault-filing_abbr_unsure = In these numbers this province is written { $usual }, not { $abbr }. Look at the message once more; if it really is so, keep it.
fault-filing_abbr = { $abbr } is not how a province is written in these numbers. Please copy the number from the message and send it again.
fault-filing_digits = I count { $have ->
        [one] { $have } digit
       *[other] { $have } digits
    }; a filing number has 6 to 10. Please copy the whole of it and send it again.
fault-filing_index = The part after 号 should be a hyphen and a number, as in <code>-1</code> (A, X or K may follow). Please copy it again.
fault-filing_police = That is the number of the police record (公安联网备案). Here the ICP filing number is meant: please send the one with ICP备.
fault-filing_licence = That is the number of a commercial licence. Here the ICP filing number is meant: please send the one with ICP备.
fault-filing_year = The year at the beginning of the digits is unusual. Compare the number with the message; if it agrees, go on.
fault-filing_province = This number belongs to { $province }, and this filing does not. If that is so on purpose, go on; otherwise compare it once more.
fault-site_number_subject_unsure = That is the number of the subject (主体备案号). The number of the site (网站备案号) has an index behind it, as in <code>浙ICP备2026012345号-1</code>; it can be found at beian.miit.gov.cn some hours later. If it really has none, keep it.
fault-site_number_other = The part before the index is not the subject's number that you gave. Compare both with beian.miit.gov.cn and send the one that needs mending again.

## Remarks and other words. $have, $min: characters; $words: words in it; $sentence: what the province wants to read
fault-remark_short = The remark has { $have } characters; { $min } or more are advisable. Say in a sentence or two what visitors will find on the site.
fault-remark_word = Remarks with { $words } may get refused. Say the same without, if you can.
fault-remark_statement = In this province the remark must also hold this sentence. Tap to copy it, add it to your own words, and send both together: { $sentence }
fault-icp_account_password = Please never send a password. Delete that message, and send only the name of the account.
fault-service_code_sms = Six digits look like the code of a text message: please never send me one, and delete that message. The service code (备案服务码) is longer; it stands in the console of the server's owner.
fault-service_code_unsure = A service code (备案服务码) is a longer row of letters and digits. Copy it from the console of the server's owner; if it really is so, keep it.
