//! The law and the flow of questions as data.

pub mod domains;
pub mod law;
pub mod names;
