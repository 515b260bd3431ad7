package io.hostpulse.sql;

import io.hostpulse.catalogue.views.SqlDialect;
import io.hostpulse.outputs.OutputOptions;
import io.hostpulse.outputs.ServerUrl;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/// A kind of database: how it is opened, and what its failures mean. A driver's classes are loaded
/// by its own engine only.
interface Engine {
    /// The engine that a URL asks for.
    ///
    /// @throws IllegalArgumentException when the URL names none, with a text for the person who
    ///   wrote it
    static Engine of(OutputOptions.Sql options, SqlLimits limits) {
        if (ServerUrl.serverOf(options.url()).isEmpty()) {
            return new SqliteEngine(SqliteEngine.fileOf(options.url()), limits);
        }
        ServerUrl url = ServerUrl.parse(options.url());
        var login = new Login(options.user(), options.passwordFile());
        return switch (url.server()) {
            case POSTGRESQL -> new PostgresEngine(url, login, limits);
            case MARIADB -> new MariadbEngine(url, login, limits);
        };
    }

    SqlDialect dialect();

    /// How messages name the database.
    String place();

    /// Opens the database, which may still lack the tables of this program.
    Database open() throws IOException, SQLException, Refused;

    /// What the person who wrote the options should think over; empty when all is well.
    default Optional<String> warning() {
        return Optional.empty();
    }

    Trouble trouble(SQLException e);

    /// What a person does about a failure that means [Trouble#HALTED] or, when making the tables
    /// again did not help, [Trouble#CHANGED].
    String advice(SQLException e);
}
