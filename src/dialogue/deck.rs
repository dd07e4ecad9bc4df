//! The copy deck: page by page in the order of Alibaba's forms, each Chinese label with the exact
//! value to copy. The one place where values are shown unmasked to their owner.

use super::Stage;
use super::effect::Content;
use super::state::{Filing, FilingId, Value, Who};
use super::talk::{Reaction, Talk, label, link, tap};
use crate::rulebook::forms::{LONG_TERM, WEBSITE_SERVICE};
use crate::rulebook::plan::DeckPage;
use crate::rulebook::when::{Case, all_hold};
use crate::text::{Arg, Phrase};

impl Talk<'_> {
    fn deck_pages(&self, case: &Case) -> Vec<&DeckPage> {
        self.rules.plan.deck.iter().filter(|p| all_hold(&p.when, case)).collect()
    }

    /// The page of the deck that is open.
    pub(super) fn deck_face(&self, filing: &Filing) -> Content {
        let case = self.case(filing);
        let pages = self.deck_pages(&case);
        let index = usize::try_from(filing.deck_page).unwrap_or(0).min(pages.len().saturating_sub(1));
        let Some(page) = pages.get(index) else {
            return Content::default();
        };
        let title = Phrase::new(format!("deck-{}", page.id));
        let mut content = Content::of(Phrase::new("frame-title").with("text", title));
        if self.rules.says(&format!("deck-{}.help", page.id)) {
            content = content.line(Phrase::new(format!("deck-{}.help", page.id)));
        }
        let mut first = true;
        for field in &page.fields {
            let Some(value) = self.deck_value(filing, &case, &field.value) else {
                continue;
            };
            let row = Phrase::new("deck-row").with("label", field.label.clone()).with("value", value);
            content = if first { content.para(row) } else { content.line(row) };
            first = false;
        }
        if page.papers {
            for (number, (item, photo)) in self.pictures(filing).into_iter().enumerate() {
                let name = Phrase::new(format!("item-{}.label", item.id));
                let key = if photo.warnings.is_empty() { "deck-paper" } else { "deck-paper_doubtful" };
                let row = Phrase::new(key)
                    .with("number", number + 1)
                    .with("label", item.label.clone().unwrap_or_default())
                    .with("name", name);
                content = if first { content.para(row) } else { content.line(row) };
                first = false;
            }
        }
        let progress = if page.fields.is_empty() { "deck-progress_plain" } else { "deck-progress" };
        content = content.para(Phrase::new(progress).with("place", index + 1).with("total", pages.len()));
        if let Some(url) = &page.url {
            content = content.row(vec![link(label("alibaba"), url)]);
        }
        let last = index + 1 == pages.len();
        if last {
            content = content.row(vec![tap(Phrase::new("move-submitted"), "m", "submitted")]);
        } else {
            content = content.row(vec![tap(label("deck_done"), "deck", &format!("done {index}"))]);
        }
        let mut row = Vec::new();
        if index > 0 {
            row.push(tap(label("back"), "deck", &format!("back {index}")));
        }
        row.push(tap(label("status"), "status", ""));
        row.push(tap(label("change"), "section", ""));
        content.row(row)
    }

    /// A press in the deck; naming the page makes a double tap harmless.
    pub(super) fn deck_press(&mut self, id: &FilingId, arg: &str) -> Reaction {
        let (verb, page) = arg.split_once(' ').unwrap_or((arg, "0"));
        let page: u32 = page.parse().unwrap_or(0);
        let Some(filing) = self.filing(id) else {
            return Reaction::redraw();
        };
        let case = self.case(filing);
        let ids: Vec<String> = self.deck_pages(&case).iter().map(|p| p.id.clone()).collect();
        let current = filing.deck_page;
        let stage = filing.stage;
        if stage == Stage::Ready {
            self.enter_stage(id, Stage::AtAlibaba, Who::Filer);
        }
        if let Some(filing) = self.filing_mut(id)
            && page == current
        {
            if verb == "back" {
                filing.deck_page = page.saturating_sub(1);
            } else {
                if let Some(id) = usize::try_from(page).ok().and_then(|p| ids.get(p)) {
                    filing.ticks.insert(format!("deck_{id}"));
                }
                filing.deck_page = (page + 1).min(u32::try_from(ids.len().saturating_sub(1)).unwrap_or(0));
            }
        }
        Reaction::redraw()
    }

    /// A field's value: an answer, or what follows from several.
    pub(super) fn deck_value(&self, filing: &Filing, case: &Case, name: &str) -> Option<Arg> {
        let own = |item: &str| self.item_value(filing, case, item);
        let individual = case.is("org", "no");
        match name {
            "province" => Some(Arg::Code(self.rules.law.province(case.get("province")?)?.zh.clone())),
            "nature" => Some(Arg::Code(self.rules.law.nature_zh(case.get("nature")?)?.to_owned())),
            "contact_address_short" => {
                let address = text(filing, "contact_address")?;
                Some(Arg::Code(self.rules.law.without_region(&address)))
            }
            "city" | "district" => {
                let address = text(filing, "contact_address").or_else(|| text(filing, "subject_address"))?;
                let (city, district, _) = self.rules.law.city_district(&address)?;
                let part = if name == "city" { city } else { district };
                (!part.is_empty()).then_some(Arg::Code(part))
            }
            "superior_or_name" if individual => None,
            "superior_or_name" => own("superior").or_else(|| own("subject_name")),
            "legal_rep" if individual => None,
            "legal_rep" => own("legal_rep_name").or_else(|| own("principal_name")),
            "service_type" => Some(Arg::Code(WEBSITE_SERVICE.to_owned())),
            "service" => own("site_service").or_else(|| own("site_service_own")),
            "site_name" => text(filing, "site_name")?.lines().next().map(|n| Arg::Code(n.to_owned())),
            "spare_names" => {
                let names = text(filing, "site_name")?;
                let spare: Vec<&str> = names.lines().skip(1).collect();
                (!spare.is_empty()).then(|| Arg::Code(spare.join("、")))
            }
            "home_page" => Some(Arg::Code(format!("www.{}", text(filing, "domain")?))),
            "principal_valid_from" | "principal_valid_to" => {
                let item = if individual { "subject_validity" } else { "principal_validity" };
                let validity = text(filing, item)?;
                let (from, to) = validity.split_once('/')?;
                let to = if to == "long" { LONG_TERM } else { to };
                Some(Arg::Code(if name == "principal_valid_from" { from } else { to }.to_owned()))
            }
            "principal_name" | "principal_cert_type" | "principal_cert_number" => {
                own(name).or_else(|| own(&name.replace("principal", "subject")).filter(|_| individual))
            }
            _ if name.starts_with("site_principal_") => own(name).or_else(|| {
                let principal = name.replace("site_principal", "principal");
                self.deck_value(filing, case, &principal)
            }),
            _ => own(name),
        }
    }

    /// An item's answer as the Chinese form takes it.
    fn item_value(&self, filing: &Filing, case: &Case, id: &str) -> Option<Arg> {
        let item = self.rules.items.get(id)?;
        let chosen = |options: &[String]| {
            let names: Vec<String> =
                options.iter().filter_map(|o| self.rules.law.option_zh(item.options_from.as_deref()?, o)).collect();
            (!names.is_empty()).then(|| Arg::Code(names.join("、")))
        };
        match filing.answers.get(&item.address).map(|a| &a.value) {
            Some(Value::Text(text)) => Some(Arg::Code(text.replace('\n', " "))),
            Some(Value::Choice(option)) => chosen(std::slice::from_ref(option)),
            Some(Value::Many(options)) => chosen(options),
            Some(Value::Photos(_) | Value::Skipped | Value::Later) => None,
            None if item.applies(case) => chosen(&[case.get(id).filter(|_| item.default.is_some())?.to_owned()]),
            None => None,
        }
    }
}

fn text(filing: &Filing, item: &str) -> Option<String> {
    filing.answers.iter().find(|(a, _)| a.item == item).and_then(|(_, answer)| match &answer.value {
        Value::Text(text) => Some(text.clone()),
        Value::Choice(_) | Value::Many(_) | Value::Photos(_) | Value::Skipped | Value::Later => None,
    })
}
