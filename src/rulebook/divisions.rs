//! Provinces, cities and districts: which province an address lies in, and an address split into its parts.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::data::{DataFault, read};
use super::provinces::Province;
use super::rule::{Basis, Traced};

/// The file of the divisions inside the rulebook.
pub const FILE: &str = "divisions.toml";

/// A district that is not in the data has at most this many characters ("经济技术开发区" has seven).
const DISTRICT_CHARS_MAX: usize = 10;

/// An address split at its administrative parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Two digits of the province.
    pub province: String,
    /// The city's full name; for a municipality its own (北京市).
    pub city: String,
    /// The district's full name; empty in cities that have none (东莞市).
    pub district: String,
    /// What follows: street, number, room.
    pub rest: String,
}

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

/// What the beginning of a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named<'a> {
    Province(&'a str),
    City(&'a str, &'a str),
    District(&'a str, &'a str, &'a str),
}

impl<'a> Named<'a> {
    fn province(self) -> &'a str {
        match self {
            Named::Province(code) | Named::City(code, _) | Named::District(code, _, _) => code,
        }
    }
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

    /// The two digits of the province that an address begins with, or names, or whose city or district it begins
    /// with; also of a province's English name or its one character alone.
    pub fn province_of(&self, provinces: &BTreeMap<String, Province>, text: &str) -> Option<String> {
        let text = tidy(text);
        if let Some((named, _)) = self.beginning(provinces, &text) {
            return Some(named.province().to_owned());
        }
        let alone = |p: &&Province| p.en.replace(' ', "").eq_ignore_ascii_case(&text) || p.abbr.contains(&text);
        if let Some(exact) = provinces.values().find(alone) {
            return Some(exact.code.clone());
        }
        let full = provinces.values().filter_map(|p| Some((text.find(&p.full)?, &p.code)));
        full.min().map(|(_, code)| code.clone())
    }

    /// The address split into province, city, district and the rest; nothing where city or district can't be told.
    pub fn split(&self, provinces: &BTreeMap<String, Province>, text: &str) -> Option<Place> {
        let text = tidy(text);
        let (named, mut rest) = self.beginning(provinces, &text)?;
        let code = named.province();
        let (city, district) = match named {
            Named::District(_, city, district) => (city, Some(district)),
            Named::City(_, city) => (city, None),
            Named::Province(_) => match self.within(code, rest) {
                Some((Named::District(_, city, district), after)) => {
                    rest = after;
                    (city, Some(district))
                }
                Some((Named::City(_, city), after)) => {
                    rest = after;
                    (city, None)
                }
                // A municipality is its own city: 重庆市市辖区万州区.
                Some((Named::Province(_), _)) | None => {
                    let (city, _) = self.province.get(code)?.get_key_value(&provinces.get(code)?.full)?;
                    (city.as_str(), None)
                }
            },
        };
        let (district, rest) = match district {
            Some(district) => (district.to_owned(), rest),
            None => self.district(code, city, rest)?,
        };
        Some(Place { province: code.to_owned(), city: city.to_owned(), district, rest: rest.to_owned() })
    }

    /// The longest name that the text begins with, and what follows. A district whose name exists
    /// in several cities names nothing.
    fn beginning<'a>(
        &'a self,
        provinces: &'a BTreeMap<String, Province>,
        text: &'a str,
    ) -> Option<(Named<'a>, &'a str)> {
        let mut best: Option<(usize, Named<'a>)> = None;
        for province in provinces.values() {
            for name in [&province.full, &province.zh].into_iter().chain(&province.aliases) {
                if text.starts_with(name.as_str()) {
                    longer(&mut best, name.len(), Named::Province(&province.code));
                }
            }
        }
        for code in self.province.keys() {
            if let Some((named, rest)) = self.within(code, text) {
                let length = text.len() - rest.len();
                let taken = best.filter(|(size, _)| *size == length).map(|(_, named)| named);
                match (taken, named) {
                    (Some(Named::District(..)), Named::District(..)) => return None,
                    (Some(Named::Province(_) | Named::City(..)), _) => {}
                    (_, named) => longer(&mut best, length, named),
                }
            }
        }
        best.map(|(length, named)| (named, &text[length..]))
    }

    /// The longest city or unambiguous district of one province that the text begins with, and what follows.
    fn within<'a>(&'a self, code: &'a str, text: &'a str) -> Option<(Named<'a>, &'a str)> {
        let (code, cities) = self.province.get_key_value(code)?;
        let mut best: Option<(usize, Named<'a>)> = None;
        for (short, full) in &self.alias {
            if let Some((city, _)) = cities.get_key_value(full).filter(|_| text.starts_with(short.as_str())) {
                longer(&mut best, short.len(), Named::City(code, city));
            }
        }
        for (city, districts) in cities {
            if text.starts_with(city.as_str()) {
                longer(&mut best, city.len(), Named::City(code, city));
            } else if let Some(short) = city.strip_suffix('市').filter(|short| text.starts_with(short)) {
                // 杭州西湖区: a short name counts only before one of its own districts.
                let after = text.get(short.len()..).unwrap_or_default();
                if districts.iter().any(|d| after.starts_with(d.as_str())) {
                    longer(&mut best, short.len(), Named::City(code, city));
                }
            }
        }
        if best.is_none() {
            for (city, districts) in cities {
                for district in districts.iter().filter(|d| text.starts_with(d.as_str())) {
                    if best.is_some_and(|(length, _)| length == district.len()) {
                        return None;
                    }
                    longer(&mut best, district.len(), Named::District(code, city, district));
                }
            }
        }
        best.map(|(length, named)| (named, &text[length..]))
    }

    /// The district at the beginning of what follows a city, by the data or else by its last character.
    fn district<'a>(&self, code: &str, city: &str, text: &'a str) -> Option<(String, &'a str)> {
        let text = text.strip_prefix(city).unwrap_or(text);
        let text = text.strip_prefix("市辖区").unwrap_or(text);
        let districts = self.districts(code, city);
        if let Some(name) = districts.iter().filter(|d| text.starts_with(**d)).max_by_key(|d| d.len()) {
            return Some(((*name).to_owned(), &text[name.len()..]));
        }
        if districts.is_empty() {
            return Some((String::new(), text));
        }
        let place = text
            .char_indices()
            .take(DISTRICT_CHARS_MAX)
            .take_while(|(_, c)| !c.is_ascii() && !"路街道镇乡村号弄巷".contains(*c))
            .skip(1)
            .find(|(_, c)| "区县市旗".contains(*c))?;
        let end = place.0 + place.1.len_utf8();
        Some((text[..end].to_owned(), &text[end..]))
    }
}

fn longer<'a>(best: &mut Option<(usize, Named<'a>)>, length: usize, named: Named<'a>) {
    if best.is_none_or(|(size, _)| length > size) {
        *best = Some((length, named));
    }
}

/// Without spaces and punctuation between the parts, and without the country.
fn tidy(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_whitespace() && !"，,、/|·-".contains(*c)).collect();
    let kept = kept.strip_prefix("中华人民共和国").unwrap_or(&kept);
    kept.strip_prefix("中国").unwrap_or(kept).to_owned()
}
