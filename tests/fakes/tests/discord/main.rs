//! The fake Discord does what Discord does, and catches what Discord would not take.

mod gateway;
mod support;
