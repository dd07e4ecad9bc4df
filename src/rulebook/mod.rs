//! The law and the flow of questions as data.

pub mod law;
pub mod photos;
