#!/bin/sh
# Runs the embedded PostgreSQL for as long as any Tidemark process uses it.
#
# Every process that uses the server holds the named pipe "alive" open for writing. When the last of
# them is gone, however it went, `cat` reads the end of the pipe and the server is stopped. Should
# the server itself die while somebody uses it, it is started again.
#
# usage: keep-postgres.sh DIRECTORY POSTGRES-BINARY PORT [WRAPPER...]
directory=$1
postgres=$2
port=$3
shift 3

cd "$directory" || exit 1
rm -f stopping
(
    cat alive >/dev/null
    touch stopping
    read -r pid <data/postmaster.pid && kill -INT "$pid"
) &
until [ -e stopping ]; do
    "$@" "$postgres" -D data -p "$port" \
        -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
        >>postgres.log 2>&1 </dev/null
    [ -e stopping ] || sleep 1
done
