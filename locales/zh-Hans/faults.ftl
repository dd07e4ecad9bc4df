# 回复有什么问题、为什么要紧、现在怎么办。键名：fault-<代码>。
# 代码以 _unsure 结尾的，填写人可以选“确实如此”保留；有些只是提醒，回复照样收下。
# 能认出本人的号码一律不引用。每组的参数写在组名后面。

## 任何回复。$have、$max：字数
fault-empty = 这条消息里没有文字。请把答案直接打出来发给我。
fault-too_long = 一共 { $have } 个字，这里最多 { $max } 个。请精简后再发一次。
fault-count = 这里要 1 到 { $max } 的整数，请用数字发来。
fault-same_as_above = 我看不出指的是哪一个答案。请把内容完整写一遍。
# 下面 $words 里的一个词。$word：词
fault-word = “{ $word }”

## 个人证件号码。$have、$want：位数；$at、$to：第几位；$age：周岁
fault-id_length = 这个号码有 { $have } 位，应为 { $want } 位。请对照证件，把完整的号码再发一次。
fault-id_old15 = 这是一代身份证的 15 位号码。请发现在证件上的 18 位号码。
fault-id_char = 第 { $at } 位不对：每一位都是数字，只有最后一位可以是 X。请对照证件再发一次。
fault-id_region = 前两位代表省份，没有哪个省是这两个数字。请对照证件核对开头，再发一次。
fault-id_date = 第 { $at } 到第 { $to } 位是出生日期，现在的数字凑不成一个日期。请对照证件核对这一段，再发一次。
fault-id_check = 位数和日期都没问题，但各位数字彼此对不上：可能错了一位，或者两位颠倒了。请对照证件逐位核对，再发一次。
fault-id_minor = 按号码算，本人今年 { $age } 周岁。未满 18 周岁，有的省要工作、收入证明或监护人材料，有的省不受理。您可以继续，请先准备好这些材料。
fault-id_is_residence = 这是港澳台居民居住证的号码。如果前面选的是别的证件，请返回改一下证件类型。
fault-id_is_permanent = 这是外国人永久居留身份证的号码。如果前面选的是别的证件，请返回改一下证件类型。
fault-hmt_residence_region = 港澳台居民居住证的号码以 810000、820000 或 830000 开头。如果您拿的是别的证件，请返回重选；否则请核对开头，再发一次。
fault-foreign_permanent_unsure = 这种证件的号码是以 9 开头的 18 位数字，旧证是三个字母加 12 位数字。请对照证件；确实如此就保留。
fault-hm_permit_unsure = 这种通行证的号码一般是 H 或 M 加八位数字。请对照证件；确实如此就保留。
fault-tw_permit_unsure = 这种通行证的号码一般是八位数字，旧本是十位数字加一个字母。请对照证件；确实如此就保留。
fault-passport_unsure = 护照号码一般是 5 到 17 位字母和数字。请对照护照；确实如此就保留。

## 单位证件号码。$have、$want：位数；$at：第几位；$sign：那一位的字符；$pair：前两位
fault-credit_length = 这个代码有 { $have } 位，统一社会信用代码是 { $want } 位。请对照证照再发一次。
fault-credit_old15 = 这是旧的 15 位注册号。现在的证照上有 18 位的统一社会信用代码，请发那一个。
fault-credit_old9 = 这是 9 位的组织机构代码。现在的证照上有 18 位的统一社会信用代码，请发那一个。
fault-credit_letter = 第 { $at } 位是 { $sign }，统一社会信用代码里不用 I、O、S、V、Z 这几个字母，多半是形状相近的数字。请对照证照再发一次。
fault-credit_char = 第 { $at } 位是 { $sign }，代码里只有数字和大写字母。请只发代码本身。
fault-credit_region_digit = 第 { $at } 位是 { $sign }，而第 3 到第 8 位是登记地区，只有数字。请对照证照核对这一段，再发一次。
fault-credit_check = 位数和字母都没问题，但各位彼此对不上：可能错了一位，或者两位颠倒了。请对照证照逐位核对，再发一次。
fault-credit_inner = 整个代码通过了核对，只是第 9 到第 17 位有些少见。请再对照一次证照；一致就继续。
fault-credit_kind = 以 { $pair } 开头的代码属于另一类单位，与前面选的性质不同。如果证照上也是这样，请改一下单位性质。
fault-credit_kind_unknown = 我没见过以 { $pair } 开头的代码。请对照证照核对开头；一致就继续。
fault-credit_sole_trader = 这是个体工商户的代码。各省办法不同：有的要字号和公章，有的可以按个人备案。两样都请先准备好。
fault-credit_region = 从代码看，单位登记在另一个省。单位要在证照所在的省备案；如果后来迁过址，可以继续，否则请改一下省份。
fault-credit_region_unknown = 第 3 到第 8 位是登记地区，没有哪个省是这样开头的。请对照证照核对这一段；一致就继续。
fault-old_licence_length = 这个号码有 { $have } 位，旧营业执照的注册号是 { $want } 位。请对照执照再发一次。
fault-old_licence_char = 第 { $at } 位不是数字，旧注册号里只有数字。请对照执照再发一次。
fault-old_licence_unsure = 注册号的各位数字彼此对不上：可能错了一位，或者两位颠倒了。请对照执照逐位核对；确实如此就保留。
fault-organisation_code_length = 这个代码有 { $have } 位，组织机构代码是 { $want } 位：前八位加上短横后面的一位。请对照证书再发一次。
fault-organisation_code_char = 第 { $at } 位不对：代码里只有数字和字母，例如 <code>12345678-X</code>。请只发代码本身。
fault-organisation_code_unified = 这是统一社会信用代码，而所选的证件上是 9 位的组织机构代码。请发那一个，或者返回重选您手上的证件。
fault-organisation_code_unsure = 代码的各位彼此对不上：可能错了一位，或者两位颠倒了。请对照证书逐位核对；确实如此就保留。

## 电话号码。$have、$want：位数；$at：第几个字符
fault-mobile_length = 这个号码有 { $have } 位，内地手机号是 { $want } 位。请核对后再发一次。
fault-mobile_start = 内地手机号以 13 到 19 开头。请核对开头，再发一次。
fault-mobile_char = 第 { $at } 个字符不是电话号码里的。请只发号码。
fault-mobile_is_landline = 这像是带区号的座机。工信部的短信要发到手机上，请发手机号码。
fault-mobile_foreign = 这是境外号码。工信部的短信只发到内地手机，请发一个 11 位的号码。
fault-mobile_segment = 据说这个号段（虚拟运营商）收不到工信部的短信。如果有别的号码，用那个更稳妥。

## 电子邮箱。$at：第几个字符；$maybe：可能想写的
fault-email_at = 邮箱地址里有且只有一个 @，例如 <code>name@example.cn</code>。请再发一次。
fault-email_several = 这里不止一个邮箱。请只发每天都看的那一个。
fault-email_char = 第 { $at } 个字符不能出现在邮箱里。请用英文字母、不带空格，再发一次。
fault-email_dot = @ 前面的点在开头、末尾，或者连着两个。请核对这一段，再发一次。
fault-email_name = @ 前面缺了名字，或者超过 64 个字符。请把完整的邮箱再发一次。
fault-email_domain = @ 后面不完整，应像 <code>example.cn</code> 这样。请核对后再发一次。
fault-email_slip = 您想写的是 { $maybe } 吗？写错一个字母，信就收不到了。如果是手误，请再发一次。
fault-email_top = 我没见过这个邮箱的结尾。请再核对一遍；没错就继续。

## 姓名。$at：第几个字
fault-person_name_digit = 姓名里有数字。请只发姓名，与证件上一致。
fault-person_name_sign = 第 { $at } 个字符不属于姓名。请按证件上的写法再发一次；少数民族姓名中间用 · 隔开。
fault-person_name_dot = 间隔号 · 只写在两段名字中间，一次一个。请按证件上的写法再发一次。
fault-person_name_is_unit = 这是单位名称，这里要的是人的姓名。请发证件上的姓名。
fault-person_name_short_unsure = 证件上的姓名至少有两个字。是不是漏了一个？确实如此就保留。
fault-person_name_mixed_unsure = 姓名里既有汉字又有字母。请按证件上的写法再发一次；证件上确实如此就保留。
fault-person_name_script_unsure = 表单只收汉字，或者护照上的拉丁字母。请按护照上的字母写法再发一次；没有这种写法就保留。
fault-person_name_title = 姓名后面像是一个称呼。如果证件上没有，请只发姓名。
fault-person_name_undotted = 这个姓名比较长。如果证件上中间有间隔号 · ，请带上它再发一次；没有就继续。

## 地址。$at：第几个字；$sign：那个符号；$old、$new：区名；$province：省的全称；$name：地名
fault-address_short = 这个地址太短，找不到门。请写到街道、门牌号、楼栋和房间；农村写到村和组。
fault-address_sign = 第 { $at } 个字符是 { $sign }，地址里有符号会被退回。请去掉后再发一次。
fault-address_district = “市辖区”不是真正的区名，会被退回。请写实际的区，例如西湖区。
fault-address_twice = “{ $name }”写了两遍。留一个就够了，请去掉另一个再发一次。
fault-address_latin_unsure = 表单里的地址用中文填写，与证件上一致。请用汉字再发一次；确实没有中文写法就保留。
fault-address_door = 没看到门牌号。有楼栋和房间号的话请补上；确实没有，就在备注里写：通信地址已为最详细地址。
fault-address_old_district = { $old }现在叫{ $new }，审核要写现在的区名。如果说的是同一个地方，请改好再发一次。
fault-address_office = 个人要填住址，不填办公地点。如果这是办公室，请改发住址。
fault-address_province = 这个地址在{ $province }，而本次备案选的是另一个省。如果应该在那里备案，请改一下省份；不是的话继续就行。

## 域名。$domain、$host、$label、$suffix：原样或截取；$sign：一个字符；$max：字符数；$prefix：开头的词；$as_of：名单日期
fault-domain_dot = 域名要带后缀，例如 <code>example.cn</code>。请把后缀一起发来。
fault-domain_is_email = 这是邮箱地址。请只发网站的域名，例如 <code>example.cn</code>。
fault-domain_is_ip = 这是服务器的地址。请发您注册的域名，例如 <code>example.cn</code>。
fault-domain_several = 这里不止一个域名。一次填一个，请先发第一个。
fault-domain_char = 域名里不能有 { $sign }，只能用字母、数字、连字符和点。请再发一次。
fault-domain_letters = 这个名字里有域名不允许的字符。请从注册商的页面上复制，再发一次。
fault-domain_empty_label = 有两个点连在一起了。请改成一个，再发一次。
fault-domain_hyphen = 域名的每一段都不能以连字符开头或结尾：{ $label }。请对照注册商的页面，再发一次。
fault-domain_long = 有一段超过了 { $max } 个字符，不会有这样的域名。请对照注册商的页面，再发一次。
fault-domain_only_suffix = { $suffix } 只是后缀。请连同前面您自己的名字一起发来。
fault-domain_hosted = { $suffix } 下面的名字属于那家服务商，而备案域名的所有者必须是主办者本身。请发您自己注册的域名。
fault-domain_tld_unsure = 我不知道有以 { $suffix } 结尾的域名。请对照注册商的页面；确实如此就保留。
fault-domain_taken = 从 { $host } 里取了 { $domain }：备案只填注册的域名，下面的子域名都包括在内。
fault-domain_suffix = { $suffix } 不在 { $as_of } 的批复后缀名单里，很可能不能备案。请先到 domain.miit.gov.cn 查一下，或者换一个域名。
fault-domain_reserved = { $suffix } 只给党政机关使用。如果主办者不是，请换一个域名。
fault-domain_prefix = 在这个省，以 { $prefix } 开头的域名可能被退回。有别的域名就用别的；没有的话，请在备注里说明这个词的意思。

## 网站名称。$name：名称；$words：其中的词；$sign、$at：符号和位置；$have、$min、$max：字数或个数
fault-site_name_short = { $name } 太短了：至少要 { $min } 个字，括号和连字符不算。请换一个长一点的名称。
fault-site_name_digits = { $name } 全是数字，会被退回。请用中文写一个能说明网站内容的名称。
fault-site_name_latin = { $name } 没有汉字，会被退回。请用中文写一个能说明网站内容的名称。
fault-site_name_domain = { $name } 是网址，网站名称不能用域名。请换一个中文名称。
fault-site_name_sign = { $name } 的第 { $at } 个字符是 { $sign }，名称里只能用括号和连字符。请去掉后再发一次。
fault-site_name_bracket = { $name } 的括号没有成对。请补全后再发一次。
fault-site_name_state = { $words }只有国家机关才能用，其他网站会被退回。请去掉。
fault-site_name_sensitive = { $words }是敏感词，会被退回。请去掉。
fault-site_name_individual = { $words }：个人网站名称里有它会被退回。请去掉；网站主要放什么内容，用平常的几个字说就好。
fault-site_name_individual_more = { $words }：有的个人网站因为它被退回过。可以保留；备用名称最好不带。
fault-site_name_company = { $words }像是公司，个人网站不能这样叫。请去掉，或者以公司名义备案。
fault-site_name_preapproval = { $words }涉及前置审批，个人很难办到这类许可。能去掉就请去掉。
fault-site_name_preapproval_unit = { $words }涉及前置审批。有许可文件可以保留；没有就请换一个不带它的名称。
fault-site_name_place = { $words }：带地名的名称常被退回。可以保留；备用名称最好不带。
fault-site_name_generic = { $words }太笼统，审核想看出网站是做什么的。请加上一个您自己的词。
fault-site_name_boast = { $words }带有夸耀的意思，审核不喜欢。可以保留；不带更稳妥。
fault-site_name_province = { $words }：这个省常因为它退回名称。可以保留；备用名称最好不带。
fault-site_name_person = { $name } 里有人名，会被退回。请按网站的内容取一个名称。
fault-site_name_company_like = { $words }像是商家，有的个人网站因此被退回。可以保留；不带更稳妥。
fault-site_name_place_alone = { $words }只有地名，这个省不接受。想保留的话，请再发一个加上自己的词的备用名称。
fault-site_name_idiom = { $words }是成语，有的审核不让个人网站用。可以保留；备用名称最好不带。
fault-site_name_academy = { $words }：没有登记为学校的，这个省要求在后面加上（内部学院）或（非独立机构）。请加上，或者去掉这个词。
fault-site_name_qualified = { $words }：这个省要求有相应的资质。有资质可以保留；没有就请换一个不带它的名称。
fault-site_name_few_han = { $name } 不到三个汉字，有的审核只数汉字。长一点更稳妥。
fault-site_name_long = { $name } 有 { $have } 个字，一般不超过 { $max } 个。短一点更容易通过。
fault-site_name_unrelated = { $name } 和单位全称没有相同的词。请在备注里说明它是什么（产品、品牌），或者准备好商标证书。
fault-site_names_many = 一共 { $have } 个名称，我需要一个，另加至多两个备用。请最多发 { $max } 个，一行一个。
fault-site_names_same = { $name } 写了两遍。请换一个备用名称，或者去掉它。
fault-site_names_near = { $name } 和 { $other } 太像，一个被退回，另一个也难通过。可以保留；备用名称差别大一点更有用。

## 日期和有效期。$year、$month、$day：数字；或 $day：日期；$needed：证件至少要到的日期
fault-date_form = 没看出日期来。请写成 <code>2026-11-24</code> 这样。
fault-date_order = 请先写年份，例如 <code>2026-11-24</code>，这样日和月不会弄混。
fault-date_none = 日历上没有 { $year } 年 { $month } 月 { $day } 日。请对照证件再发一次。
fault-validity_first = 缺了起始日期。请两个都写，例如 <code>2015.03.01-2035.03.01</code>；没有截止日期就写 <code>2015.03.01-长期</code>。
fault-validity_last = 缺了截止日期。请两个都写，例如 <code>2015.03.01-2035.03.01</code>；没有截止日期就写 <code>2015.03.01-长期</code>。
fault-validity_many = 这里不止两个日期。请只发起始和截止两个，例如 <code>2015.03.01-2035.03.01</code>。
fault-validity_order = 截止日期早于起始日期。请对照证件，把两个日期再发一次。
fault-validity_future = 起始日期 { $day } 还没到。请对照证件，把两个日期再发一次。
fault-validity_expired = 这个证件到 { $day } 就过期了，会被退回。请先换新证；如果日期写错了，请再发一次。
fault-validity_soon = 这个证件到 { $day } 截止，至少要到 { $needed }，也就是从今天起还有三个月。请先换新证；如果日期写错了，请再发一次。

## 座机和应急联系电话。$have：区号后的位数；$at：第几个字符
fault-landline_char = 第 { $at } 个字符不是电话号码里的。请只发号码。
fault-landline_foreign = 这是境外号码。审核人员只打内地的电话，请发一个内地号码。
fault-landline_is_mobile = 这是手机号，这里要的是座机。请发带区号的座机号码。
fault-landline_area = 缺了区号。请连区号一起发，例如 <code>0571-88158388</code>。
fault-landline_length = 区号后面有 { $have } 位，座机号码是七位或八位。请核对后再发一次。
fault-landline_unsure = 审核人员会回拨，400 这类号码或短号常常打不通。确实没有别的号码就保留。
fault-landline_odd = 区号或者号码的开头有些少见。请再核对一遍；没错就继续。

## 单位名称和证件。$at：第几个字；$sign：那个符号
fault-unit_name_domain = 这是网址。请发证照上的单位全称。
fault-unit_name_number = 这是一串号码。请发证照上的单位全称。
fault-unit_name_bracket = 括号没有成对。请按证照逐字再发一次。
fault-unit_name_sign = 第 { $at } 个字符是 { $sign }，单位名称里不会有。请按证照逐字再发一次。
fault-unit_name_short_unsure = 这里要填全称，这个像是简称。请对照证照；确实如此就保留。
fault-unit_name_latin_unsure = 表单里填登记的中文名称。请发证照上的中文全称；确实没有就保留。
fault-unit_name_ending = 名称末尾好像缺了“有限公司”之类的字。请对照证照；没有缺就继续。
fault-unit_name_brackets = 括号会逐字核对，全角（）和半角 () 不一样。请再看一眼证照上的写法；一致就继续。
fault-certificate_number_unsure = 我没见过这种格式的号码。请对照证照逐位核对；确实如此就保留。
fault-certificate_number_check = 格式没问题，但各位彼此对不上，与通常的编法不同。请对照证照逐位核对；一致就继续。

## 备案所在地
fault-city_district_form = 请用汉字写市和区县，例如 <code>杭州市西湖区</code>。
fault-city_district_whole = 只看到市，没有区县。有区县的话请一起发；没有就继续。
fault-city_district_unsure = 我没找到这样的市和区县。请两个都写全称，例如 <code>杭州市西湖区</code>；确实如此就保留。

## 首页和服务器。$domain：备案的域名
fault-url_form = 这不像一个网址。请写成 <code>www.example.cn</code> 这样。
fault-url_ip = 这是服务器的地址。请用域名写首页，例如 <code>www.example.cn</code>。
fault-url_other_domain_unsure = 首页一般在备案的域名 { $domain } 下面。请核对是哪一个；确实如此就保留。
fault-ip_form = 这个 IP 地址不完整。请从控制台的服务器页面复制，例如 <code>47.96.0.1</code>。
fault-ip_private = 这是内网地址。请从控制台的服务器页面复制公网 IP。
fault-ip_several = 这里不止一个地址。请只发网站要用的那一个。

## 备案号。$abbr：ICP 前面的字；$usual：通常的写法；$have：位数；$province：省的全称
fault-filing_form = 备案号的样子是 <code>浙ICP备2026012345号-1</code>。请从短信或 beian.miit.gov.cn 上完整复制过来。
fault-filing_abbr_unsure = 这个省在备案号里写作 { $usual }，而不是 { $abbr }。请再看一眼短信；确实如此就保留。
fault-filing_abbr = 备案号里没有 { $abbr } 这种省份写法。请从短信里复制，再发一次。
fault-filing_digits = 数字有 { $have } 位，备案号是 6 到 10 位。请完整复制后再发一次。
fault-filing_index = “号”后面应是连字符加数字，例如 <code>-1</code>（后面还可能有 A、X 或 K）。请重新复制一次。
fault-filing_police = 这是公安联网备案号。这里要的是带“ICP备”的备案号，请发那一个。
fault-filing_licence = 这是经营许可证号。这里要的是带“ICP备”的备案号，请发那一个。
fault-filing_year = 开头的年份有些少见。请对照短信；一致就继续。
fault-filing_province = 这个备案号属于{ $province }，与本次备案的省份不同。如果本来如此就继续，否则请再核对一次。
fault-site_number_subject_unsure = 这是主体备案号。网站备案号后面还有序号，例如 <code>浙ICP备2026012345号-1</code>，短信之后几个小时可以在 beian.miit.gov.cn 查到。确实没有序号就保留。
fault-site_number_other = 序号前面的部分和您给过的主体备案号不一样。请在 beian.miit.gov.cn 核对这两个号码，把写错的那个再发一次。

## 备注和其他文字。$have、$min：字数；$words：其中的词；$sentence：本省要写的话
fault-remark_short = 备注有 { $have } 个字，最好写到 { $min } 个以上。请用一两句话说明网站上有什么。
fault-remark_word = 备注里的{ $words }可能让它被退回。请尽量换一种说法。
fault-remark_statement = 这个省的备注里还要有下面这句话。点一下复制，接在您自己的说明后面，一起发来：{ $sentence }
fault-icp_account_password = 请不要把密码发给任何人。请删掉那条消息，只发账号名称。
fault-service_code_sms = 六位数字像是短信验证码：请不要发给我，并删掉那条消息。备案服务码更长，在服务器所有者的控制台里可以看到。
fault-service_code_unsure = 备案服务码是一长串字母和数字。请从服务器所有者的控制台复制；确实如此就保留。
