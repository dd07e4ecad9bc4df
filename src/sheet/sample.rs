//! Sheets of invented filings, to be looked at: nobody here exists, all check digits are right.

use chrono::{NaiveDate, NaiveDateTime};

use super::{Family, Fields, Identity, Particulars, Say, Sheet, SheetKind, compose};

/// Whose sheet the sample is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SampleSubject {
    /// A person in Zhejiang with one site.
    Individual,
    /// A company in Zhejiang whose site has a principal of its own.
    Enterprise,
}

impl SampleSubject {
    /// The subject with this name on the command line.
    pub fn from_id(id: &str) -> Option<SampleSubject> {
        match id {
            "individual" => Some(SampleSubject::Individual),
            "enterprise" => Some(SampleSubject::Enterprise),
            _ => None,
        }
    }
}

/// The 核验单 of an invented filing.
pub fn sample(subject: SampleSubject, say: Say<'_>) -> Sheet {
    sample_of(SheetKind::Verification, subject, say)
}

/// Any paper of an invented filing.
pub fn sample_of(kind: SheetKind, subject: SampleSubject, say: Say<'_>) -> Sheet {
    let (mut about, id) = match subject {
        SampleSubject::Individual => (individual(), "00000001"),
        SampleSubject::Enterprise => (enterprise(), "00000002"),
    };
    if kind == SheetKind::SubjectLetter {
        // Nobody authorises himself: in this sample the site's principal is the subject's, too.
        let site = about.sites.first().cloned().unwrap_or_default();
        let theirs = site
            .iter()
            .filter_map(|(item, value)| Some((item.strip_prefix("site_")?.to_owned(), value.clone())))
            .filter(|(item, _)| item.starts_with("principal_"));
        about.subject.extend(theirs);
    }
    let identity = Identity { id, version: 1, key: SAMPLE_KEY };
    compose(kind, &about, identity, made(), kind.usual_date(), say)
}

/// What an invented filing prints, and when.
#[cfg(test)]
pub(super) fn sample_about(subject: SampleSubject) -> (Particulars, NaiveDateTime) {
    match subject {
        SampleSubject::Individual => (individual(), made()),
        SampleSubject::Enterprise => (enterprise(), made()),
    }
}

/// What the digests of samples are made with: nobody is protected by it.
const SAMPLE_KEY: &[u8] = b"sample";

/// The sixteenth of October 2026, half past nine.
fn made() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 10, 16).and_then(|day| day.and_hms_opt(9, 30, 0)).unwrap_or_default()
}

fn fields(pairs: &[(&str, &str)]) -> Fields {
    pairs.iter().map(|(item, value)| ((*item).to_owned(), (*value).to_owned())).collect()
}

fn papers(pairs: &[(&str, bool)]) -> Vec<(String, bool)> {
    pairs.iter().map(|(item, there)| ((*item).to_owned(), *there)).collect()
}

fn individual() -> Particulars {
    Particulars {
        family: Family::Person,
        subject: fields(&[
            ("filing_kind", "首次备案"),
            ("province", "浙江省"),
            ("subject_name", "林晓帆"),
            ("subject_nature", "个人"),
            ("subject_cert_kind", "居民身份证"),
            ("subject_cert_number", "330106199003071017"),
            ("subject_validity", "2019.03.07-2039.03.07"),
            ("subject_address", "浙江省杭州市西湖区示例路100号2幢1单元301室"),
            ("contact_address", "浙江省杭州市西湖区示例路100号2幢1单元301室"),
            ("principal_name", "林晓帆"),
            ("principal_mobile", "13800000001"),
            ("principal_emergency", "13900000002"),
            ("principal_email", "lin@example.cn"),
        ]),
        sites: vec![fields(&[
            ("site_name", "云帆笔记"),
            ("domain", "example.cn"),
            ("home_url", "www.example.cn"),
            ("site_service", "网站应用服务（其他）"),
            ("site_languages", "中文简体"),
            ("site_remark", "个人学习笔记，记录读书和旅行见闻，不含企业、单位信息，不经营。"),
        ])],
        papers: papers(&[("主体负责人证件人像面", true), ("主体负责人证件国徽面", true), ("域名证书", false)]),
    }
}

fn enterprise() -> Particulars {
    Particulars {
        family: Family::Unit,
        subject: fields(&[
            ("filing_kind", "首次备案"),
            ("province", "浙江省"),
            ("subject_name", "杭州示例云帆科技有限公司"),
            ("subject_nature", "企业"),
            ("subject_cert_kind", "营业执照"),
            ("subject_cert_number", "91330106MA00TE5T2Y"),
            ("subject_validity", "长期"),
            ("legal_rep_name", "林晓帆"),
            ("subject_address", "浙江省杭州市西湖区示例路100号云帆大厦5楼501室"),
            ("contact_address", "浙江省杭州市西湖区示例路100号云帆大厦5楼501室"),
            ("superior", "杭州示例云帆科技有限公司"),
            ("principal_name", "林晓帆"),
            ("principal_cert_kind", "居民身份证"),
            ("principal_cert_number", "330106199003071017"),
            ("principal_validity", "2019.03.07-2039.03.07"),
            ("principal_mobile", "13800000001"),
            ("principal_emergency", "13900000002"),
            ("principal_email", "lin@example.cn"),
        ]),
        sites: vec![fields(&[
            ("site_name", "云帆科技"),
            ("domain", "example.cn"),
            ("home_url", "www.example.cn"),
            ("site_service", "网站应用服务（企业门户）"),
            ("site_languages", "中文简体、英语"),
            ("site_principal_name", "周知遥"),
            ("site_principal_cert_kind", "居民身份证"),
            ("site_principal_cert_number", "330106199506123034"),
            ("site_principal_validity", "2020.06.12-2040.06.12"),
            ("site_principal_mobile", "13800000003"),
            ("site_principal_emergency", "13900000004"),
            ("site_principal_email", "zhou@example.cn"),
        ])],
        papers: papers(&[
            ("主办单位证件", true),
            ("主体负责人证件人像面", true),
            ("主体负责人证件国徽面", true),
            ("网站负责人授权书", true),
            ("域名证书", false),
        ]),
    }
}
