//! The whole law, read from its files: those in the program, or those that an operator puts in their place.

use std::collections::BTreeMap;

use super::ask::notes_of;
use super::calendar::{self, Calendar};
use super::choices::{self, Languages, Preapprovals, Services};
use super::crosses::{self, Crosses};
use super::data::{DataFault, read};
use super::divisions::{self, Divisions};
use super::domains::{self, Domains};
use super::files::{self, Files};
use super::gazetteer::{Gazetteer, Place};
use super::looks::{self, Looks};
use super::names::{self, Names};
use super::notes::Note;
use super::places::{self, Places};
use super::provinces::Province;
use super::refusals::{self, Refusals};
use super::rule::Traced;
use super::sheets::{self, Sheets};
use super::sources::{self, Sources};
use super::subjects::{self, Subjects};

/// Two digits of every province that has a bureau of its own.
pub const PROVINCES: [&str; 31] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65",
];

/// The law as one value.
#[derive(Debug, Clone)]
pub struct Law {
    /// Natures, certificates, credit codes.
    pub subjects: Subjects,
    /// Provinces by their two digits.
    pub provinces: BTreeMap<String, Province>,
    /// Cities and districts.
    pub divisions: Divisions,
    /// Every place by its names.
    pub gazetteer: Gazetteer,
    /// Service contents.
    pub services: Services,
    /// Languages of sites.
    pub languages: Languages,
    /// Pre-approvals.
    pub preapprovals: Preapprovals,
    /// Reasons of reviewers.
    pub refusals: Refusals,
    /// Working days.
    pub calendar: Calendar,
    /// Dates on papers.
    pub sheets: Sheets,
    /// Word lists for the names of sites and for remarks.
    pub names: Names,
    /// Suffixes under which a domain can be filed.
    pub domains: Domains,
    /// Checks between two answers.
    pub crosses: Crosses,
    /// What may be looked up outside, and what for.
    pub looks: Looks,
    /// What the keys of sources stand for.
    pub sources: Sources,
    /// At which questions rules are told.
    pub places: Places,
    /// What is special in each province, the gravest first: made once, asked for at every question.
    pub(super) notes: BTreeMap<String, Vec<Note>>,
}

impl Law {
    /// The law inside the program.
    pub fn builtin() -> Law {
        Law::load(&files::builtin()).expect("the built-in rulebook is read by the tests")
    }

    /// The built-in law with an operator's files in the place of those of the same name.
    ///
    /// # Errors
    /// Every fault of every file.
    pub fn overlaid(over: &Files) -> Result<Law, Vec<DataFault>> {
        Law::load(&files::with(over))
    }

    /// Reads the law. Files of other topics are left alone.
    ///
    /// # Errors
    /// Every fault of every file, in the order of the files.
    pub fn load(files: &Files) -> Result<Law, Vec<DataFault>> {
        let mut faults = Vec::new();
        let subjects = topic(files, subjects::FILE, Subjects::parse, &mut faults);
        let provinces = provinces(files, &mut faults);
        let divisions = topic(files, divisions::FILE, Divisions::parse, &mut faults);
        let services = topic(files, choices::SERVICES_FILE, Services::parse, &mut faults);
        let languages = topic(files, choices::LANGUAGES_FILE, Languages::parse, &mut faults);
        let preapprovals = topic(files, choices::PREAPPROVALS_FILE, Preapprovals::parse, &mut faults);
        let refusals = topic(files, refusals::FILE, Refusals::parse, &mut faults);
        let calendar = topic(files, calendar::FILE, Calendar::parse, &mut faults);
        let names = topic(files, names::FILE, Names::parse, &mut faults);
        let domains = topic(files, domains::FILE, Domains::parse, &mut faults);
        let crosses = topic(files, crosses::FILE, Crosses::parse, &mut faults);
        let looks = topic(files, looks::FILE, Looks::parse, &mut faults);
        let sources = topic(files, sources::FILE, Sources::parse, &mut faults);
        let sheets = topic(files, sheets::FILE, Sheets::parse, &mut faults);
        let places = topic(files, places::FILE, Places::parse, &mut faults);
        faults.sort();
        let names = names.map(|names| Names {
            places: divisions.as_ref().map(|d| d.place_names(&provinces)).unwrap_or_default(),
            ..names
        });
        let law = || {
            let (divisions, subjects) = (divisions?, subjects?);
            Some(Law {
                notes: provinces.values().map(|p| (p.code.clone(), notes_of(&subjects, p))).collect(),
                subjects,
                gazetteer: Gazetteer::new(&divisions, &provinces),
                provinces,
                divisions,
                services: services?,
                languages: languages?,
                preapprovals: preapprovals?,
                refusals: refusals?,
                calendar: calendar?,
                sheets: sheets?,
                names: names?,
                domains: domains?,
                crosses: crosses?,
                looks: looks?,
                sources: sources?,
                places: places?,
            })
        };
        if faults.is_empty() { law().ok_or(faults) } else { Err(faults) }
    }

    /// The province with these two digits.
    pub fn province(&self, code: &str) -> Option<&Province> {
        self.provinces.get(code)
    }

    /// The province that an address lies in: named at its beginning, or known by its city or district.
    pub fn province_of_address(&self, text: &str) -> Option<&Province> {
        self.province(&self.gazetteer.province_of(&self.divisions, &self.provinces, text)?)
    }

    /// The province in which an ID number was first given out: its first two digits. A person may have
    /// moved since; only an address proposes a province.
    pub fn region_of_id(&self, number: &str) -> Option<&Province> {
        self.province(number.get(..2)?)
    }

    /// The province in which a unit was registered when its credit code was given out (digits 3 and 4):
    /// a proposal only; nothing for units that are registered nationally (`100000`).
    pub fn province_of_credit_code(&self, code: &str) -> Option<&Province> {
        self.province(code.get(2..4)?)
    }

    /// An address split into province, city, district and the rest.
    pub fn split_address(&self, text: &str) -> Option<Place> {
        self.gazetteer.split(&self.divisions, &self.provinces, text)
    }

    /// City, district and the rest of an address: for the address for letters, which doesn't repeat the first two.
    pub fn city_district(&self, text: &str) -> Option<(String, String, String)> {
        self.split_address(text).map(|place| (place.city, place.district, place.rest))
    }

    /// Every rule with its basis, in the order of the files.
    pub fn traced(&self) -> Vec<Traced> {
        let mut traced = self.subjects.traced();
        traced.extend(self.provinces.values().flat_map(Province::traced));
        traced.extend(self.divisions.traced());
        traced.extend(choices::traced(&self.services, &self.languages, &self.preapprovals));
        traced.extend(self.refusals.traced());
        traced.extend(self.calendar.traced());
        traced.extend(self.sheets.traced());
        traced.extend(self.names.traced());
        traced.extend(self.domains.traced());
        traced.extend(self.crosses.traced());
        traced.extend(self.looks.traced());
        traced
    }
}

fn missing(file: &str) -> DataFault {
    DataFault {
        file: file.to_owned(),
        line: None,
        key: "file".to_owned(),
        what: "the file is missing".to_owned(),
        remedy: "put it there, or take the built-in one".to_owned(),
    }
}

fn topic<T>(
    files: &Files,
    file: &str,
    parse: impl FnOnce(&str) -> Result<T, Vec<DataFault>>,
    faults: &mut Vec<DataFault>,
) -> Option<T> {
    let Some(text) = files.get(file) else {
        faults.push(missing(file));
        return None;
    };
    parse(text).map_err(|found| faults.extend(found)).ok()
}

fn provinces(files: &Files, faults: &mut Vec<DataFault>) -> BTreeMap<String, Province> {
    let mut provinces = BTreeMap::new();
    for code in PROVINCES {
        let file = format!("provinces/{code}.toml");
        let parse = |text: &str| read::<Province>(&file, text);
        let Some(province) = topic(files, &file, parse, faults) else {
            continue;
        };
        if province.code != code {
            faults.push(DataFault {
                line: super::data::line_of(&files[&file], "code ="),
                key: "code".to_owned(),
                what: format!("the code is {}, the file's name is {code}", province.code),
                remedy: "a file bears the code of its province".to_owned(),
                file,
            });
        }
        provinces.insert(code.to_owned(), province);
    }
    provinces
}
