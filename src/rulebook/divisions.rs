//! Cities and districts of each province as data; `gazetteer.rs` finds them in addresses.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::data::{DataFault, read};
use super::provinces::Province;
use super::rule::{Basis, Traced};

/// The file of the divisions inside the rulebook.
pub const FILE: &str = "divisions.toml";

/// A district that became part of another one, or got another name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renamed {
    /// Two digits of the province.
    pub province: String,
    /// The city's full name, as in the divisions of the province.
    pub city: String,
    /// The name of old.
    pub old: String,
    /// The name that it has now, as in the divisions of the city.
    pub new: String,
}

/// Cities by province, districts by city.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Divisions {
    basis: Basis,
    province: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    alias: BTreeMap<String, String>,
    #[serde(default)]
    renamed: Vec<Renamed>,
}

impl Divisions {
    /// Reads `divisions.toml`.
    ///
    /// # Errors
    /// Every fault of the file.
    pub fn parse(text: &str) -> Result<Divisions, Vec<DataFault>> {
        read(FILE, text)
    }

    /// The full names of a province's cities.
    pub fn cities(&self, province: &str) -> Vec<&str> {
        self.province.get(province).map(|cities| cities.keys().map(String::as_str).collect()).unwrap_or_default()
    }

    /// The full names of a city's districts.
    pub fn districts(&self, province: &str, city: &str) -> Vec<&str> {
        let districts = self.province.get(province).and_then(|cities| cities.get(city));
        districts.map(|names| names.iter().map(String::as_str).collect()).unwrap_or_default()
    }

    /// The codes of the provinces that have divisions here.
    pub fn provinces(&self) -> Vec<&str> {
        self.province.keys().map(String::as_str).collect()
    }

    /// Short names of cities with the full ones.
    pub fn aliases(&self) -> impl Iterator<Item = (&str, &str)> {
        self.alias.iter().map(|(short, full)| (short.as_str(), full.as_str()))
    }

    /// Provinces and cities by their full names, and by their short ones of two characters or more.
    pub fn place_names(&self, provinces: &BTreeMap<String, Province>) -> BTreeSet<String> {
        let of_provinces = provinces.values().flat_map(|p| [&p.zh, &p.full].into_iter().chain(&p.aliases)).cloned();
        let cities = || self.province.values().flat_map(BTreeMap::keys);
        let short = cities().filter_map(|city| ["市", "地区", "盟"].iter().find_map(|end| city.strip_suffix(end)));
        let aliases = self.alias.keys().flat_map(|alias| [alias.as_str(), alias.trim_end_matches('州')]);
        let mut names: BTreeSet<String> = of_provinces.chain(cities().cloned()).collect();
        names.extend(short.chain(aliases).filter(|name| name.chars().nth(1).is_some()).map(str::to_owned));
        names
    }

    /// Every district that lost its name.
    pub fn renamed(&self) -> &[Renamed] {
        &self.renamed
    }

    /// The lost names that an address holds. They count where the address names their city, or where the filing
    /// is in their province: 东山区 is history in Guangzhou, and a district of today elsewhere.
    pub fn old_names<'a>(&'a self, address: &'a str, province: Option<&'a str>) -> impl Iterator<Item = &'a Renamed> {
        self.renamed.iter().filter(move |renamed| {
            let city = renamed.city.trim_end_matches('市');
            let there = address.contains(city) || province == Some(renamed.province.as_str());
            there && address.contains(renamed.old.as_str())
        })
    }

    /// Its basis.
    pub fn traced(&self) -> Vec<Traced> {
        vec![Traced { file: FILE.to_owned(), key: "basis".to_owned(), basis: self.basis.clone() }]
    }
}
