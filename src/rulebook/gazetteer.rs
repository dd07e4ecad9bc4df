//! Every name of a province, city or district with all that it stands for: which province an address lies in, and an
//! address split into its parts. A text is looked up by its beginning, without a walk through 3,000 districts.

use std::collections::BTreeMap;

use super::divisions::Divisions;
use super::provinces::Province;

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

/// What a name stands for; where several have it, the first kind counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Province,
    City,
    /// A city without its 市: 杭州西湖区. It counts only before one of its own districts.
    ShortCity,
    District,
}

/// One thing that a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Spot {
    level: Level,
    /// Two digits of the province.
    province: String,
    /// The full name of the city; empty for a province.
    city: String,
}

/// All names; a district's may stand for several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gazetteer {
    names: BTreeMap<String, Vec<Spot>>,
    /// Characters of the longest name.
    chars_max: usize,
}

impl Gazetteer {
    /// All names of these provinces and divisions.
    pub fn new(divisions: &Divisions, provinces: &BTreeMap<String, Province>) -> Gazetteer {
        let mut all = Gazetteer::default();
        for province in provinces.values() {
            for name in [&province.full, &province.zh].into_iter().chain(&province.aliases) {
                all.add(name, Level::Province, &province.code, "");
            }
        }
        let mut cities = BTreeMap::new();
        for code in divisions.provinces() {
            for city in divisions.cities(code) {
                cities.insert(city, code);
                all.add(city, Level::City, code, city);
                if let Some(short) = city.strip_suffix('市') {
                    all.add(short, Level::ShortCity, code, city);
                }
                for district in divisions.districts(code, city) {
                    all.add(district, Level::District, code, city);
                }
            }
        }
        for (alias, full) in divisions.aliases() {
            if let Some(code) = cities.get(full) {
                all.add(alias, Level::City, code, full);
            }
        }
        all
    }

    fn add(&mut self, name: &str, level: Level, province: &str, city: &str) {
        self.chars_max = self.chars_max.max(name.chars().count());
        let spots = self.names.entry(name.to_owned()).or_default();
        let spot = Spot { level, province: province.to_owned(), city: city.to_owned() };
        // 北京 is the short name of its province twice over.
        if !spots.contains(&spot) {
            spots.push(spot);
            spots.sort_by_key(|spot| spot.level);
        }
    }

    /// The two digits of the province that an address begins with, or names, or whose city or district it begins
    /// with; also of a province's English name or its one character alone.
    pub fn province_of(
        &self,
        divisions: &Divisions,
        provinces: &BTreeMap<String, Province>,
        text: &str,
    ) -> Option<String> {
        let text = tidy(text);
        if let Some((spot, _, _)) = self.beginning(divisions, &text, None) {
            return Some(spot.province.clone());
        }
        let alone = |p: &&Province| p.en.replace(' ', "").eq_ignore_ascii_case(&text) || p.abbr.contains(&text);
        if let Some(exact) = provinces.values().find(alone) {
            return Some(exact.code.clone());
        }
        let full = provinces.values().filter_map(|p| Some((text.find(&p.full)?, &p.code)));
        full.min().map(|(_, code)| code.clone())
    }

    /// The address split into province, city, district and the rest; nothing where city or district can't be told.
    pub fn split(&self, divisions: &Divisions, provinces: &BTreeMap<String, Province>, text: &str) -> Option<Place> {
        let text = tidy(text);
        let (first, name, rest) = self.beginning(divisions, &text, None)?;
        let code = first.province.as_str();
        let (spot, name, rest) = match first.level {
            Level::Province => self.beginning(divisions, rest, Some(code)).unwrap_or((first, name, rest)),
            Level::City | Level::ShortCity | Level::District => (first, name, rest),
        };
        let (city, district) = match spot.level {
            Level::District => (spot.city.as_str(), Some((name.to_owned(), rest))),
            Level::City | Level::ShortCity => (spot.city.as_str(), None),
            // A municipality is its own city: 重庆市市辖区万州区.
            Level::Province => {
                let full = provinces.get(code)?.full.as_str();
                (divisions.cities(code).into_iter().find(|city| *city == full)?, None)
            }
        };
        let (district, rest) = match district {
            Some(district) => district,
            None => district_of(divisions, code, city, rest)?,
        };
        Some(Place { province: code.to_owned(), city: city.to_owned(), district, rest: rest.to_owned() })
    }

    /// The longest name that a text begins with, with what it stands for and what follows; within one province, if
    /// that is known already. A district whose name exists in several cities names nothing.
    fn beginning<'a, 't>(
        &'a self,
        divisions: &Divisions,
        text: &'t str,
        province: Option<&str>,
    ) -> Option<(&'a Spot, &'t str, &'t str)> {
        let mut ends: Vec<usize> = text.char_indices().take(self.chars_max).map(|(at, c)| at + c.len_utf8()).collect();
        ends.reverse();
        for end in ends {
            let (name, rest) = text.split_at(end);
            let counts = |spot: &&Spot| match (spot.level, province) {
                (Level::Province, None) => true,
                (Level::Province, Some(_)) => false,
                (_, Some(code)) if code != spot.province => false,
                (Level::City | Level::District, _) => true,
                (Level::ShortCity, _) => {
                    divisions.districts(&spot.province, &spot.city).iter().any(|district| rest.starts_with(district))
                }
            };
            let mut spots = self.names.get(name).into_iter().flatten().filter(counts);
            match (spots.next(), spots.next()) {
                (None, _) => {}
                (Some(spot), Some(_)) if spot.level == Level::District => return None,
                (Some(spot), _) => return Some((spot, name, rest)),
            }
        }
        None
    }
}

/// The district at the beginning of what follows a city, by the data or else by its last character.
fn district_of<'t>(divisions: &Divisions, code: &str, city: &str, text: &'t str) -> Option<(String, &'t str)> {
    let text = text.strip_prefix(city).unwrap_or(text);
    let text = text.strip_prefix("市辖区").unwrap_or(text);
    let districts = divisions.districts(code, city);
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

/// Without spaces and punctuation between the parts, and without the country.
fn tidy(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !c.is_whitespace() && !"，,、/|·-".contains(*c)).collect();
    let kept = kept.strip_prefix("中华人民共和国").unwrap_or(&kept);
    kept.strip_prefix("中国").unwrap_or(kept).to_owned()
}
