//! The named arguments of a phrase: a few of them, in the order of their names.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Arg;

/// Arguments by name. Most phrases have none or one, and thousands wait to be sent: a list takes a tenth of a tree.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Args(Vec<(String, Arg)>);

impl Args {
    /// Sets one; the last word on a name counts.
    pub fn set(&mut self, name: &str, arg: Arg) {
        match self.place(name) {
            Ok(at) => self.0[at].1 = arg,
            Err(at) => {
                self.0.reserve_exact(1);
                self.0.insert(at, (name.to_owned(), arg));
            }
        }
    }

    /// The argument of a name.
    pub fn get(&self, name: &str) -> Option<&Arg> {
        self.place(name).ok().map(|at| &self.0[at].1)
    }

    /// All of them, in the order of their names.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Arg)> {
        self.0.iter().map(|(name, arg)| (name.as_str(), arg))
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| known.as_str().cmp(name))
    }
}

impl std::fmt::Debug for Args {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Args {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Args {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Args, D::Error> {
        Ok(Args(BTreeMap::<String, Arg>::deserialize(deserializer)?.into_iter().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_read_and_print_as_a_map_did() {
        let mut args = Args::default();
        for (name, number) in [("b", 2), ("a", 7), ("c", 3), ("a", 1)] {
            args.set(name, Arg::Num(number));
        }
        assert_eq!((args.get("a"), args.get("d"), args.iter().len()), (Some(&Arg::Num(1)), None, 3));
        let map: BTreeMap<&str, &Arg> = args.iter().collect();
        assert_eq!(format!("{args:?}"), format!("{map:?}"));
        let json = serde_json::to_string(&args).expect("prints");
        assert_eq!(json, serde_json::to_string(&map).expect("prints"));
        assert_eq!(serde_json::from_str::<Args>(&json).expect("reads"), args);
    }
}
