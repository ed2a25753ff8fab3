//! Questions to the organisation: who may do what. Reads the model; judges and changes nothing.

pub mod who;
