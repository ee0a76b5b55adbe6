// A database under load: @Grab fetches the driver, measure() times each statement. Here it is an embedded one; with
// another driver and address this is a test of PostgreSQL, MariaDB or any other.
@Grab('com.h2database:h2:2.4.240')
import groovy.sql.Sql

class Database {
    static address = 'jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1'

    static connect() { Sql.newInstance(address, 'sa', '') }
}

events.test_start.add_listener {
    Database.connect().withCloseable { sql ->
        sql.execute('create table if not exists item (id int primary key, name varchar(40), sold int)')
        (0..<100).each { id -> sql.execute('merge into item values (?, ?, 0)', [id, "item $id".toString()]) }
    }
}

user('Clerk', User) {                                       // User: no HTTP client, no host
    wait_time between(0.1, 0.5)

    on_start { sql = Database.connect() }                   // a connection for each user

    task(3, 'read') {
        def row = measure('JDBC', 'select item') { sql.firstRow('select name from item where id = ?', [random.nextInt(100)]) }
        assert row.name.startsWith('item')
    }

    task('write') {
        measure('JDBC', 'sell item') { request ->
            def changed = sql.executeUpdate('update item set sold = sold + 1 where id = ?', [random.nextInt(100)])
            if (changed != 1) request.failure("$changed rows changed")
        }
    }

    on_stop { sql.close() }
}
