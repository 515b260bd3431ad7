package io.hostpulse.config;

/// What all sources say, before it is put together. Whoever puts it together adds what is wrong
/// with the whole to the problems, and uses nothing when there is one. Confined to the thread that
/// loads.
///
/// @param values the values of the vocabulary's keys; a key's default where no value fits
/// @param givens what is said of the things in the named section, not yet understood
/// @param problems what is wrong so far
/// @param isFileRead whether the file, if any, could be read as YAML; when not, what it would have
///   said is unknown: the whole is not to be judged, and there is a problem
public record Reading<S>(Values<S> values, Givens givens, Problems problems, boolean isFileRead) {}
