//! After approval: the filing number, the footer line, and what to switch on again.

use super::case::text_of;
use super::effect::Content;
use super::state::{Address, Filing};
use super::talk::Talk;
use crate::rulebook::when::Case;
use crate::text::{Arg, Phrase};

/// Where every footer links to.
const MINISTRY: &str = "https://beian.miit.gov.cn/";

impl Talk<'_> {
    /// What is said on the card of an approved filing.
    pub(super) fn after_approval(&self, filing: &Filing, mut content: Content) -> Content {
        let case = self.case(filing);
        if case.is("kind", "cancel_service") || case.is("kind", "cancel_subject") || case.is("kind", "cancel_access") {
            return content.para(Phrase::new("after-cancelled"));
        }
        match footer_number(filing, &case) {
            Some(number) => {
                let html = format!("<a href=\"{MINISTRY}\" target=\"_blank\" rel=\"noopener\">{number}</a>");
                content = content
                    .para(Phrase::new("after-footer"))
                    .line(Phrase::new("value-copy").with("text", Arg::Code(html)));
                if case.is("province.footer", "subject") {
                    content = content.line(Phrase::new("after-footer_subject"));
                }
            }
            None => content = content.para(Phrase::new("after-number_missing")),
        }
        let police = filing.stages.get(&super::Stage::Approved).map(|t| *t + chrono::Duration::days(30));
        content = content.para(Phrase::new("after-switch_on"));
        if let Some(day) = police {
            content = content.line(Phrase::new("after-police").with("until", super::case::china_day(day)));
        }
        content
    }
}

/// The number the footer shows: the site's, in Guangdong the subject's.
pub(super) fn footer_number(filing: &Filing, case: &Case) -> Option<String> {
    let subject = text_of(filing, &Address::first("after", "subject_number"));
    let site = text_of(filing, &Address::first("after", "site_number"));
    if case.is("province.footer", "subject") {
        return subject.map(str::to_owned).or_else(|| site?.rsplit_once('-').map(|(s, _)| s.to_owned()));
    }
    site.map(str::to_owned)
}
