/* How a server is reached: what an answer may cost, whom to trust, by which way, as whom.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Set up by one thread, then given to a client and left alone. Certificates are always verified;
 * there is no switch for that. */
#pragma once

#include "host/credential.h"

/* What an answer may cost. */
typedef struct
{
  guint connect_timeout_ms;
  guint total_timeout_ms;
  guint low_speed_bytes;  /* a transfer below this many bytes a second ... */
  guint low_speed_s;      /* ... for this long is given up */
  gsize max_body_bytes;   /* after decompression */
  guint max_ratio;        /* of body to received bytes, once the body passes 1 MiB */
  gsize max_header_bytes; /* all headers of one answer together */
  guint max_redirects;
} PentadHttpLimits;

/* 5 s to connect, 64 bytes/s over 20 s, 5 min in all (a large document over a slow line), 64 MiB,
 * 250 : 1, 64 KiB, 5 redirects. */
void pentad_http_limits_init (PentadHttpLimits *limits);

/* What the way to a host is, for tests that put a broken one in place of resolver and routes. */
typedef enum
{
  PENTAD_HTTP_ROUTE_SYSTEM,       /* as the machine finds it */
  PENTAD_HTTP_ROUTE_ADDRESSES,    /* these numeric addresses, separated by commas */
  PENTAD_HTTP_ROUTE_UNKNOWN_HOST, /* the resolver knows no such name */
  PENTAD_HTTP_ROUTE_NO_RESOLVER,  /* the resolver does not answer in time */
  PENTAD_HTTP_ROUTE_UNREACHABLE   /* no route leads there */
} PentadHttpRoute;

/* Runs on the network thread for every request. *addresses: transfer full, for ADDRESSES. */
typedef PentadHttpRoute (*PentadHttpRouteFunc) (const char *url,
                                                char **addresses,
                                                gpointer user_data);

typedef struct _PentadHttpAccess PentadHttpAccess;

/* origin: any URL of the server. Credential and client certificate are shown to that origin only,
 * and to those that are added.
 * Default limits, the system's authorities, and the proxy that the environment names. */
PentadHttpAccess *pentad_http_access_new (const char *origin);
/* The same server, or one as good, at another address: its standby. */
void pentad_http_access_add_origin (PentadHttpAccess *self, const char *origin);
PentadHttpAccess *pentad_http_access_ref (PentadHttpAccess *self);
void pentad_http_access_unref (PentadHttpAccess *self);

void pentad_http_access_set_limits (PentadHttpAccess *self, const PentadHttpLimits *limits);
const PentadHttpLimits *pentad_http_access_get_limits (const PentadHttpAccess *self);
/* A PEM file of authorities that are trusted instead of the system's. */
void pentad_http_access_set_ca_file (PentadHttpAccess *self, const char *path);
/* PEM files; the key must not be readable by group or others. key NULL: it is in the same file. */
void pentad_http_access_set_client_certificate (PentadHttpAccess *self,
                                                const char *certificate,
                                                const char *key);
/* "http://HOST:PORT" and what else libcurl takes; NULL: what the environment names. Loopback is
 * never reached through a proxy. */
void pentad_http_access_set_proxy (PentadHttpAccess *self, const char *proxy);
/* Takes a reference; NULL: none. */
void pentad_http_access_set_credential (PentadHttpAccess *self, PentadCredential *credential);
PentadCredential *pentad_http_access_get_credential (const PentadHttpAccess *self);
void
pentad_http_access_set_route (PentadHttpAccess *self, PentadHttpRouteFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadHttpAccess, pentad_http_access_unref)
