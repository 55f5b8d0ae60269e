/* A tiny HTTP server for tests: sends whatever bytes it is told, right or wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Listens on loopback, one thread a connection, one request a connection. Being raw, it can send
 * what no HTTP library would. */
#pragma once

#include <glib.h>

typedef struct _CannedServer CannedServer;

/* Returns every byte to send for a request, headers included, or NULL for silence until the server
 * is freed. path is the request target; head the whole request head. Runs on a server thread. */
typedef GBytes *(*CannedFunc) (const char *path, const char *head, gpointer user_data);

/* port 0 takes a free one. */
CannedServer *canned_server_new (guint16 port, CannedFunc func, gpointer user_data);
/* Closes everything, also connections that wait, and joins the threads. */
void canned_server_free (CannedServer *server);
guint16 canned_server_get_port (CannedServer *server);
/* "http://127.0.0.1:PORT", without a slash at the end. */
const char *canned_server_get_url (CannedServer *server);

/* A well-formed answer. headers: further header lines, each with \r\n at its end; NULL none. len
 * < 0: body is a string. */
GBytes *canned_answer (int status, const char *headers, const void *body, gssize len);
/* The value of a header of a request head; NULL when it is not there. Transfer full. */
char *canned_header (const char *head, const char *name);
/* gzip of some bytes. */
GBytes *canned_gzip (const void *data, gsize len);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CannedServer, canned_server_free)
