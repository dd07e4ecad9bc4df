//! The stage card: where a filing stands, what comes next and by when, what the filer does now.

use chrono::Datelike;

use super::Stage;
use super::case::china_day;
use super::effect::Content;
use super::state::{Filing, Value};
use super::talk::{Talk, label, link, tap};
use crate::rulebook::calendar::Counted;
use crate::rulebook::when::Case;
use crate::text::Phrase;

impl Talk<'_> {
    /// `/status`: where it stands, what comes next, by when, what is to be done now.
    pub(super) fn status_face(&self, filing: &Filing) -> Content {
        let stage = filing.stage.id();
        let case = self.case(filing);
        let name = self.filing_name(filing);
        let title = Phrase::new("status-title").with("name", name).with("stage", Phrase::new(format!("stage-{stage}")));
        let mut content = Content::of(Phrase::new("frame-title").with("text", title)).line(self.track(filing));
        content = content.para(Phrase::new(format!("stage-{stage}.means")));
        if let Some(range) = self.expected(filing) {
            content = content.line(range);
        }
        content = content.para(Phrase::new("status-todo").with("text", Phrase::new(format!("stage-{stage}.todo"))));
        if filing.stage == Stage::Approved {
            content = self.after_approval(filing, content);
        }
        for said in self.looked_lines(filing, &case, true) {
            content = content.para(said);
        }
        if filing.stage == Stage::SmsCheck {
            for who in self.sms_persons(filing) {
                let done = filing.ticks.contains(&format!("sms_{who}"));
                let key = if done { "status-sms_done" } else { "status-sms_open" };
                content = content.line(Phrase::new(key).with("who", Phrase::new(format!("sms-{who}"))));
            }
        }
        if filing.claim.is_some() && filing.stage == Stage::HouseCheck {
            content = content.line(Phrase::new("status-claimed"));
        }
        self.status_buttons(filing, &case, content)
    }

    fn status_buttons(&self, filing: &Filing, case: &Case, mut content: Content) -> Content {
        let stage = filing.stage.id();
        for step in self.rules.plan.stage(stage).map(|s| s.moves.as_slice()).unwrap_or_default() {
            if step.each {
                for who in self.sms_persons(filing).into_iter().filter(|w| !filing.ticks.contains(&format!("sms_{w}")))
                {
                    let key = Phrase::new(format!("move-{}", step.id)).with("who", Phrase::new(format!("sms-{who}")));
                    content = content.row(vec![tap(key, "m", &format!("{}.{who}", step.id))]);
                }
                continue;
            }
            content = content.row(vec![tap(Phrase::new(format!("move-{}", step.id)), "m", &step.id)]);
        }
        match filing.stage {
            Stage::SmsCheck | Stage::FirstReview => {
                content = content.row(vec![
                    link(label("ministry"), "https://beian.miit.gov.cn"),
                    tap(Phrase::new("help-sms"), "help", "sms"),
                ]);
            }
            Stage::Draft | Stage::HouseFix | Stage::FirstFix | Stage::BureauFix => {
                content = content.row(vec![tap(label("go_on"), "home", "")]);
            }
            Stage::Approved => {
                for row in self.look_rows(filing, case) {
                    content = content.row(row);
                }
                for item in self.rules.items.list.iter().filter(|i| i.stage.as_deref() == Some(stage)) {
                    let given = matches!(filing.answers.get(&item.address).map(|a| &a.value), Some(Value::Text(_)));
                    if !given && item.applies(case) {
                        let name = Phrase::new(format!("item-{}.label", item.id));
                        content =
                            content.row(vec![tap(Phrase::new("button-give").with("name", name), "item", &item.id)]);
                    }
                }
            }
            Stage::Ready | Stage::AtAlibaba | Stage::SmsFailed => {
                if self.rules.stage_edits(stage) && !case.is("kind", "midway") {
                    content = content.row(vec![tap(label("change"), "section", "")]);
                }
            }
            Stage::HouseCheck | Stage::BureauReview | Stage::Abandoned => {}
        }
        content.row(vec![tap(label("help"), "help", "")])
    }

    /// The line of stages drawn in text.
    fn track(&self, filing: &Filing) -> Phrase {
        const LINE: [Stage; 7] = [
            Stage::Draft,
            Stage::HouseCheck,
            Stage::AtAlibaba,
            Stage::FirstReview,
            Stage::SmsCheck,
            Stage::BureauReview,
            Stage::Approved,
        ];
        let here = match filing.stage {
            Stage::Draft | Stage::Abandoned => Stage::Draft,
            Stage::HouseCheck | Stage::HouseFix => Stage::HouseCheck,
            Stage::Ready | Stage::AtAlibaba => Stage::AtAlibaba,
            Stage::FirstReview | Stage::FirstFix => Stage::FirstReview,
            Stage::SmsCheck | Stage::SmsFailed => Stage::SmsCheck,
            Stage::BureauReview | Stage::BureauFix => Stage::BureauReview,
            Stage::Approved => Stage::Approved,
        };
        let shown = LINE.into_iter().filter(|s| *s != Stage::HouseCheck || self.desk_chat().is_some());
        let marks: String = shown
            .map(|s| match s.cmp(&here) {
                std::cmp::Ordering::Less => "●",
                std::cmp::Ordering::Equal => "◉",
                std::cmp::Ordering::Greater => "○",
            })
            .collect::<Vec<_>>()
            .join("─");
        Phrase::new("status-track")
            .with("marks", marks)
            .with("stage", Phrase::new(format!("stage-{}.short", here.id())))
    }

    /// By when: a range in working days, with the holidays that move it.
    fn expected(&self, filing: &Filing) -> Option<Phrase> {
        let rule = self.rules.plan.stage(filing.stage.id())?;
        if let Some(hours) = rule.hours {
            let end = filing.stage_since + chrono::Duration::hours(i64::from(hours));
            return Some(Phrase::new("status-hours").with("until", end));
        }
        let [from, to] = rule.days?;
        let start = china_day(filing.stage_since);
        let first = self.rules.law.calendar.add_working_days(start, from);
        let last = self.rules.law.calendar.add_working_days(start, to);
        let key = if rule.bound.is_some() { "status-days_bound" } else { "status-days" };
        let phrase = Phrase::new(key)
            .with("from", first.day)
            .with("to", last.day)
            .with("min", i64::from(from))
            .with("max", i64::from(to))
            .with("why", why_moved(&last));
        Some(phrase)
    }

    /// Who must answer the ministry's text message, by kind (the ministry decides; Alibaba's page lists them).
    pub(super) fn sms_persons(&self, filing: &Filing) -> Vec<&'static str> {
        let case = self.case(filing);
        let two = case.is("site_principal_same", "no");
        match case.get("kind") {
            Some("first" | "change_both") if two => vec!["principal", "site_principal"],
            Some("add_no_subject" | "add_with_subject" | "access" | "change_service" | "cancel_service") if two => {
                vec!["site_principal"]
            }
            _ => vec!["principal"],
        }
    }
}

/// What moved a day, or may still move it: the holidays before it, a year whose holidays are not announced.
pub(super) fn why_moved(counted: &Counted) -> Phrase {
    let holidays = counted.moved_by();
    let note = if counted.provisional { "status-provisional" } else { "status-nothing" };
    Phrase::new("status-why")
        .with("count", holidays.len())
        .with("list", holidays)
        .with("note", Phrase::new(note).with("year", i64::from(counted.day.year())))
}
