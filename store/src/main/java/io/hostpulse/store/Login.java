package io.hostpulse.store;

import java.util.Properties;

/// How to come into a store's database, asked for at each new connection, so that a changed
/// password is taken up.
@FunctionalInterface
public interface Login {
    /// For a database that asks nobody for anything.
    Login NONE = Properties::new;

    /// The properties of the driver: user, password, how the server is checked.
    ///
    /// @throws StoreException when they cannot be had now, with what to do
    Properties properties() throws StoreException;
}
