//! Pasted refusals as reviewers write them, recognised.

use crate::rulebook::refusals::Refusals;

fn refusals() -> Refusals {
    Refusals::parse(include_str!("../refusals.toml")).expect("the built-in refusals")
}

fn codes(text: &str) -> Vec<String> {
    refusals().recognise(text).iter().map(|r| r.code.clone()).collect()
}

/// What reviewers write, the reason that comes first, and others that must be named too.
const PASTED: &[(&str, &str, &[&str])] = &[
    ("您的域名不存在注册商验证库中,请确认域名已实名认证并等待3个工作日后提交。", "R01", &[]),
    ("域名未入库", "R01", &[]),
    ("驳回原因:域名未实名认证,请先在注册商处完成实名认证。", "R02", &[]),
    ("域名 example.cn 所有者与备案主体不一致,请过户后再提交", "R03", &[]),
    ("域名注册人证件号码与主办单位证件号码不一致", "R03", &[]),
    ("该域名后缀未获得工信部批复,无法备案", "R04", &[]),
    ("您的域名有效期不足三个月,请续费后重新上传域名证书。", "R05", &[]),
    ("网站名称不合格:网站名称过于宽泛,请修改为与网站内容相关的名称", "R06", &[]),
    ("互联网信息服务名称不能包含“博客”字样,请更换名称", "R06", &[]),
    ("名称中含有地名等字样,请重新命名网站名称,并在备注中说明网站内容", "R06", &["R26"]),
    ("身份证非本省,请提供有效期内的居住证", "R07", &[]),
    ("跨省备案:证件住所非“浙江省”本省", "R07", &[]),
    ("您的网站在备案期间可以访问,请关闭解析后重新提交", "R08", &[]),
    ("未备案网站已开通,请暂停解析。", "R08", &[]),
    ("您名下已备案成功的网站无法访问,请确保能打开", "R09", &[]),
    ("已备案网站底部未添加备案号并链接到工信部网站 beian.miit.gov.cn", "R10", &[]),
    ("网站内容不合格,页面涉及经营性内容,请整改", "R11", &[]),
    ("身份证照片模糊,请重新上传清晰的原件照片", "R12", &[]),
    ("上传的营业执照为复印件且反光,请重新拍摄原件", "R12", &[]),
    ("主体负责人非法定代表人,请填写法定代表人信息或上传授权书", "R13", &["R29"]),
    ("主体负责人手机号码归属地非本省", "R14", &[]),
    ("负责人手机为空号", "R14", &[]),
    ("手机号码或证件号码的备案频率大于1", "R15", &[]),
    ("网站负责人证件号码重复,已被其他主体使用", "R15", &[]),
    ("备案类型错误,应提交新增网站备案", "R16", &[]),
    ("该主体证件在工信部中已存在备案记录", "R17", &[]),
    ("此证件存在进行中的订单,请先完成或放弃", "R18", &[]),
    ("网站主办者冲突:该主体在其他接入商处正在备案", "R18", &[]),
    ("经营范围涉及药品,请提供前置审批文件或互联网药品信息服务资格证书", "R19", &[]),
    ("接入商信息不一致", "R20", &[]),
    ("您提交的网站已注销,数据在备案信息库中不存在", "R21", &[]),
    ("短信核验超时,订单已退回", "R22", &[]),
    ("人脸核验不通过,请在白色背景下重新核验", "R23", &[]),
    ("真实性核验未通过", "R23", &[]),
    ("贵公司已被列入经营异常名录", "R24", &[]),
    ("证件住所与国家企业信用信息公示系统不一致", "R24", &[]),
    ("通信地址不详细,请精确到门牌号", "R25", &[]),
    ("通讯地址中请勿出现市辖区", "R25", &[]),
    ("网站备注不详,请补充说明网站内容", "R26", &[]),
    ("个人网站不得含有企业、公司等内容,网站名称与主体性质不符", "R27", &[]),
    ("审核电话未接通,请保持手机畅通", "R28", &[]),
    ("多次致电主体负责人无人接听", "R28", &[]),
    ("核验单未签字,请重新签字并加盖公章", "R29", &[]),
    ("授权书未加盖公章", "R29", &[]),
    ("该主体为空壳主体,请先注销主体", "R30", &[]),
];

#[test]
fn pasted_refusals_are_recognised() {
    let refusals = refusals();
    let mut wrong = Vec::new();
    for (text, first, others) in PASTED {
        let found: Vec<&str> = refusals.recognise(text).iter().map(|r| r.code.as_str()).collect();
        if found.first() != Some(first) || !others.iter().all(|code| found.contains(code)) {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn spaces_width_and_punctuation_do_not_matter() {
    for text in ["网 站 名 称 不 合 格", "【网站名称】不合格!!", "网站名称\n不合格", "网站-名称:不合格。"]
    {
        assert_eq!(codes(text).first().map(String::as_str), Some("R06"), "{text}");
    }
    assert_eq!(codes("备案频率大于1").first(), codes("备案频率大于1").first());
}

#[test]
fn several_reasons_in_one_text_are_all_found() {
    let found = codes("1、网站名称不合格,请更换名称;2、通信地址不详细,请精确到门牌号;3、身份证照片反光,请重新上传。");
    for code in ["R06", "R25", "R12"] {
        assert!(found.contains(&code.to_owned()), "{code} is missing in {found:?}");
    }
}

#[test]
fn other_talk_is_no_refusal() {
    for text in ["", "你好", "example.cn", "云帆笔记", "请问还要多久", "13800138000", "谢谢", "🙂", "好的,收到"]
    {
        assert!(codes(text).is_empty(), "{text}: {:?}", codes(text));
    }
}

#[test]
fn words_narrow_what_is_reopened() {
    let refusals = refusals();
    let items = |code: &str, text: &str| -> Vec<String> {
        let refusal = refusals.get(code).expect("a known code");
        refusal.items_for(text).into_iter().map(str::to_owned).collect()
    };
    assert_eq!(items("R12", "营业执照复印件"), ["photo_licence"]);
    assert_eq!(items("R12", "身份证国徽面反光"), ["photo_id_back", "photo_id_front"]);
    assert_eq!(items("R29", "核验单未签字"), ["signed_sheet"]);
    assert_eq!(items("R29", "未盖公章").len(), 6);
    assert_eq!(items("R06", "网站名称不合格"), ["site_name", "site_remark"]);
    assert!(items("R22", "短信核验超时").is_empty());
}

#[test]
fn there_are_thirty_and_each_knows_its_own_title() {
    let refusals = refusals();
    let all: Vec<&str> = refusals.all().map(|r| r.code.as_str()).collect();
    assert_eq!(all, (1..=30).map(|n| format!("R{n:02}")).collect::<Vec<_>>());
    for refusal in refusals.all() {
        assert_eq!(refusals.recognise(&refusal.title)[0].code, refusal.code, "{}", refusal.title);
    }
}

#[test]
fn long_and_odd_texts_do_no_harm() {
    let refusals = refusals();
    for text in ["网站名称".repeat(5_000), "备".repeat(20_000), "\u{FF5F}\u{10FFFF}".repeat(3_000)] {
        assert!(refusals.recognise(&text).len() <= 30);
    }
}

#[test]
fn a_broken_pattern_is_a_fault_with_its_line() {
    let text = "[[refusal]]\ncode = \"R01\"\ntitle = \"t\"\nphrases = []\npatterns = ['(a']\nitems = []\n\
        basis = { source = \"s\", as_of = \"2026-01-01\", confidence = \"low\", severity = \"warn\" }\n";
    let faults = Refusals::parse(text).expect_err("an open bracket");
    assert_eq!((faults.len(), faults[0].line), (1, Some(5)));
}
