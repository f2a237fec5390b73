//! The fake Discord does what Discord does, and catches what Discord would not take.

mod faults;
mod gateway;
mod interactions;
mod openapi;
mod rest;
mod rules;
mod support;
