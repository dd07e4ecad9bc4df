# 两项回答放在一起看出的问题：只说一次，两项都能改。$province：备案省份

## 外框。$names：涉及的几项，$text：下面或别处的一条
frame-cross = ! <b>{ $names }</b>：{ $text }
frame-cross_block = ✗ <b>{ $names }</b>：{ $text }
frame-second_look = ✗ <b>{ $name }</b>：{ $text }
frame-second_look_doubt = ! <b>{ $name }</b>：{ $text }

# “为什么”后面；$source：依据，$as_of：到哪个月
frame-cross_why = <blockquote>{ $text }
    <i>{ $source }，{ $as_of }</i></blockquote>

## 按钮和按下之后。$name：这一项的名称，$count：提醒的条数
button-cross_change = 改：{ $name }
button-cross_keep = 确实如此
notice-cross_kept = { $count ->
       *[other] ✓ 记下了，确实如此。只要这几项不改，我就不再问。
    }

## 规则变了以后。$count：几项回答，$since：按旧规则最后一次回答的日子
rules-changed = { $since }以后规则有变化。您有 { $count } 项回答要再看一下，其余的都不用动：
rules-changed_more = ……另外还有 { $count } 项。
rules-changed_asked = 现在这个问题之后，我会逐项再问。
history-rules = 规则有变化，再看 { $count } 项回答
fault-option_gone = 原来选的这一项已经没有了，请重新选一个。

## 人。$age、$min、$max：岁数
fault-cross_child = 按证件号码，这位只有 { $age } 岁。不满 14 岁几乎没有省份受理，个别省要监护人的材料。请确认填的是不是本人。
fault-cross_old = 按证件号码，这位 { $age } 岁，{ $province }不接受超过 { $max } 岁的人担任。请换一位，或者先问问管局。
fault-cross_superior_person = 这里要填上级单位，不能填人名。没有上级单位的，再填一次本单位名称。
fault-cross_lr_must = { $province }只接受法定代表人担任主体负责人，换别人多半会被退回。能由法定代表人担任的，请改过来。
fault-cross_lr_same_site = 在{ $province }，主体负责人不是法定代表人时，网站也要由他负责。两处请填同一个人。
fault-cross_lr_is_principal = 您说主体负责人不是法定代表人，但两处姓名一样。是同一个人吗？
fault-cross_one_person = 您填了两个人，证件号码却一样。其实是同一个人吗？

## 电话和邮箱。$have、$min：不同号码的个数
fault-cross_own_phones = 应急联系电话要和本人手机号码不同，相同会被退回。请改其中一个。
fault-cross_two_phones = 两个人要用两个手机号码，因为各自都会收到核验短信。请改其中一个。
fault-cross_two_mails = 两个人要用两个邮箱，相同会被退回。请改其中一个。
fault-cross_others_phone = 一位的应急联系电话就是另一位的手机号码。多数管局希望是第三个号码，最好改一下。
fault-cross_phones_few = { $province }会数号码：两个人一共要 { $min } 个不同的号码，现在只有 { $have } 个。请改掉重复的那个。
fault-cross_local_phone = { $province }要求用本省的号码，而我看不出号码的归属地。如果不是本省的，最好换一个。

## 地方。$city、$other：城市
fault-cross_nonlocal_no = { $province }只受理本省身份证的个人。请在身份证所在的省备案，服务器不用换。
fault-cross_nonlocal_unclear = 我没有查到{ $province }对外省个人的规定。请先备好居住证，可能会用到。
fault-cross_other_city = 一个在{ $city }，一个在{ $other }，而{ $province }要求两个地址在同一个城市。请填证件所在城市的通信地址。

## 日期。$day：到期的日子，或者可以提交的日子；$days：天数
fault-cross_ends_soon = { $day }到期。提交时证件还要有三个月以上的有效期，最好先换证。
fault-cross_licence_year = { $day }到期。{ $province }要求执照还有一年以上的有效期，请先去登记机关延期。
fault-cross_domain_expired = 域名{ $day }已经到期。请先在注册商那里续费，再改日期；在这之前不能提交。
fault-cross_domain_ends = 域名{ $day }到期。多数管局要求还有三个月以上，请先在注册商那里续费。
fault-cross_domain_fresh = 实名认证后大约 { $days } 天才会进工信部的库。请在{ $day }或之后到阿里云提交；这里的事可以先做完。

## 域名和持有者
fault-cross_holder_person = 个人网站要用本人名下的域名。请在注册商那里过户，要两三天；办好后再改这一项。
fault-cross_holder_unit = 域名要在单位名下。请在注册商那里过户，要两三天；办好后再改这一项。
fault-cross_holder_proof = 域名在股东名下，只有少数省份接受，还要证明表。稳妥的办法是把域名过户给单位。
fault-cross_holder_strict = { $province }只接受单位自己名下的域名。请在提交前把域名过户给单位。

## 名称、内容、前置审批。$words：看到的词，$approval：对应的审批
fault-cross_name_is_domain = 域名不能当网站名称，会被退回。请起一个能看出网站内容的名称。
fault-cross_approval_individual = 个人办不了这类审批。请不要放这类内容并选“没有”，或者以单位名义备案。
fault-cross_approval_words = { $words }属于{ $approval }，但没有选这项审批。请选上，或者换个说法，或者备好主管部门不需要审批的答复。
fault-cross_company_words = { $words }像是公司的网站。个人网站不能放这类内容：请写网站真正放什么，或者以单位名义备案。

## 图片。$read：图片上识别到的内容，$name：与哪一项不同，$value：识别到的值，该遮的已遮住，$place：第一个不同的字符，0 表示说明不了什么
fault-cross_read = 图片上识别到的和您填的不一样：{ $read }。我也可能看错，请对照一下，错的改过来。
fault-cross_read_value = { $name } <code>{ $value }</code>{ $place ->
        [0] { "" }
       *[other] （第 { $place } 位不同）
    }
