//! The law and the flow of questions as data.

pub mod law;

/// Everything the dialogue decides by: the law, the items, the words people may type.
#[derive(Debug)]
pub struct Rules {}
