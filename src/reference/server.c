/* The HTTP side of the reference platform: conditional requests, compression, HEAD, problems.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libmicrohttpd runs a thread for each connection; answers are immutable bodies that the threads
 * share, so nothing is copied. */
#include "config.h"

#include "reference/server.h"

#include <arpa/inet.h>
#include <gio/gio.h>
#include <microhttpd.h>
#include <errno.h>
#include <string.h>

/* A wall keeps one connection; many walls and a browser or two are far below this. */
#define MAX_CONNECTIONS 400
/* An idle connection is closed after this. */
#define IDLE_S 75

struct _PentadServer
{
  PentadRouter *router;
  PentadFaults *faults;
  struct MHD_Daemon *daemon;
  char *url;
};

/* TRUE when Accept-Encoding allows gzip (RFC 9110 12.5.3). */
static gboolean
accepts_gzip (const char *header)
{
  g_auto (GStrv) codings = NULL;
  gboolean any = FALSE;

  if (header == NULL)
    return FALSE;
  codings = g_strsplit (header, ",", 64);
  for (guint i = 0; codings[i] != NULL; i++)
    {
      char *parameters = strchr (codings[i], ';');
      char *q = NULL;
      gboolean allowed;

      if (parameters != NULL)
        {
          *parameters++ = '\0';
          q = strstr (parameters, "q=");
        }
      allowed = q == NULL || g_ascii_strtod (q + 2, NULL) > 0;
      g_strstrip (codings[i]);
      if (g_ascii_strcasecmp (codings[i], "gzip") == 0 ||
          g_ascii_strcasecmp (codings[i], "x-gzip") == 0)
        return allowed;
      if (strcmp (codings[i], "*") == 0)
        any = allowed;
    }
  return any;
}

/* TRUE when If-None-Match names the tag; weak comparison (RFC 9110 13.1.2). */
static gboolean
matches_etag (const char *header, const char *etag)
{
  g_auto (GStrv) tags = NULL;

  if (header == NULL)
    return FALSE;
  tags = g_strsplit (header, ",", 256);
  for (guint i = 0; tags[i] != NULL; i++)
    {
      const char *tag = g_strstrip (tags[i]);

      if (g_str_has_prefix (tag, "W/"))
        tag += 2;
      if (strcmp (tag, "*") == 0 || strcmp (tag, etag) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
release_body (void *body)
{
  pentad_body_unref (body);
}

static struct MHD_Response *
new_response (PentadBody *body, gboolean gzip)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (pentad_body_get_bytes (body, gzip), &size);

  return MHD_create_response_from_buffer_with_free_callback_cls (size, (void *)data, release_body,
                                                                 pentad_body_ref (body));
}

/* Half of the bytes that were promised, then the end of the connection. */
static ssize_t
cut_cb (void *body, uint64_t position, char *buffer, size_t max)
{
  gsize size;
  const char *data = g_bytes_get_data (pentad_body_get_bytes (body, FALSE), &size);

  if (position >= size / 2)
    return MHD_CONTENT_READER_END_WITH_ERROR;
  max = MIN (max, size / 2 - position);
  memcpy (buffer, data + position, max);
  return (ssize_t)max;
}

static struct MHD_Response *
new_cut_response (PentadBody *body)
{
  gsize size = g_bytes_get_size (pentad_body_get_bytes (body, FALSE));

  return MHD_create_response_from_callback (size, 4096, cut_cb, pentad_body_ref (body),
                                            release_body);
}

static void
add_headers (struct MHD_Response *response, const PentadReply *reply, const char *etag)
{
  char seconds[16];

  if (reply->status == MHD_HTTP_OK && *etag != '\0')
    MHD_add_response_header (response, MHD_HTTP_HEADER_ETAG, etag);
  if (reply->status == MHD_HTTP_OK)
    MHD_add_response_header (response, MHD_HTTP_HEADER_VARY, "Accept-Encoding");
  if (reply->last_modified != NULL)
    MHD_add_response_header (response, MHD_HTTP_HEADER_LAST_MODIFIED, reply->last_modified);
  if (reply->retry_after_s >= 0)
    {
      g_snprintf (seconds, sizeof seconds, "%d", reply->retry_after_s);
      MHD_add_response_header (response, MHD_HTTP_HEADER_RETRY_AFTER, seconds);
    }
  MHD_add_response_header (response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-cache");
}

static enum MHD_Result
send_reply (struct MHD_Connection *connection, const PentadReply *reply)
{
  const char *accepted =
      MHD_lookup_connection_value (connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_ENCODING);
  const char *known =
      MHD_lookup_connection_value (connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);
  gboolean ok = reply->status == MHD_HTTP_OK;
  gboolean gzip = ok && accepts_gzip (accepted) && !reply->is_cut;
  gboolean packed = gzip && !reply->lies_of_gzip;
  const char *etag = reply->etag != NULL ? reply->etag : pentad_body_get_etag (reply->body, packed);
  gboolean same = ok && !reply->ignores_tags && *etag != '\0' && matches_etag (known, etag);
  struct MHD_Response *response =
      same            ? MHD_create_response_from_buffer (0, NULL, MHD_RESPMEM_PERSISTENT)
      : reply->is_cut ? new_cut_response (reply->body)
                      : new_response (reply->body, packed);
  enum MHD_Result result;

  add_headers (response, reply, etag);
  if (!same)
    MHD_add_response_header (response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->content_type);
  if (gzip && !same)
    MHD_add_response_header (response, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
  if (reply->status == MHD_HTTP_METHOD_NOT_ALLOWED)
    MHD_add_response_header (response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
  if (reply->delay_ms > 0)
    g_usleep (1000ul * reply->delay_ms);
  result = MHD_queue_response (connection, same ? MHD_HTTP_NOT_MODIFIED : reply->status, response);
  MHD_destroy_response (response);
  return result;
}

static enum MHD_Result
request_cb (void *user_data,
            struct MHD_Connection *connection,
            const char *path,
            const char *method,
            const char *version,
            const char *upload,
            size_t *upload_size,
            void **state)
{
  PentadServer *server = user_data;
  const char *cursor = MHD_lookup_connection_value (connection, MHD_GET_ARGUMENT_KIND, "cursor");
  g_autofree char *at =
      g_strdup (MHD_lookup_connection_value (connection, MHD_GET_ARGUMENT_KIND, "at"));
  g_auto (PentadReply) reply = { .retry_after_s = -1 };
  PentadAnswer answer;

  /* A plus sign that was not escaped arrives as a space. */
  if (at != NULL)
    g_strdelimit (at, " ", '+');
  answer = pentad_router_answer (server->router, method, path, cursor, at);
  reply.status = answer.status;
  reply.content_type = g_strdup (answer.content_type);
  reply.body = g_steal_pointer (&answer.body);
  if (server->faults != NULL)
    pentad_faults_apply (server->faults, path, cursor, at, &reply);
  return send_reply (connection, &reply);
}

/* libmicrohttpd reports connections that went away; that is no event here. */
static void G_GNUC_PRINTF (2, 0) log_cb (void *user_data, const char *format, va_list args)
{
  g_logv (G_LOG_DOMAIN, G_LOG_LEVEL_DEBUG, format, args);
}

typedef union
{
  struct sockaddr any;
  struct sockaddr_in v4;
  struct sockaddr_in6 v6;
} SocketAddress;

static gboolean
parse_address (const char *text, guint16 port, SocketAddress *address, GError **error)
{
  memset (address, 0, sizeof *address);
  if (inet_pton (AF_INET, text, &address->v4.sin_addr) == 1)
    {
      address->v4.sin_family = AF_INET;
      address->v4.sin_port = htons (port);
      return TRUE;
    }
  if (inet_pton (AF_INET6, text, &address->v6.sin6_addr) == 1)
    {
      address->v6.sin6_family = AF_INET6;
      address->v6.sin6_port = htons (port);
      return TRUE;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               "“%s” is not an IPv4 or IPv6 address", text);
  return FALSE;
}

/* The address that a client on this machine uses; a listener on all addresses has no other name. */
static char *
make_url (const char *address, const SocketAddress *bound, guint16 port)
{
  if (bound->any.sa_family == AF_INET6)
    return g_strdup_printf ("http://[%s]:%u",
                            IN6_IS_ADDR_UNSPECIFIED (&bound->v6.sin6_addr) ? "::1" : address, port);
  return g_strdup_printf ("http://%s:%u",
                          bound->v4.sin_addr.s_addr == INADDR_ANY ? "127.0.0.1" : address, port);
}

PentadServer *
pentad_server_new (
    PentadRouter *router, PentadFaults *faults, const char *address, guint16 port, GError **error)
{
  g_autoptr (PentadServer) server = NULL;
  SocketAddress bound;
  unsigned int flags =
      MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_ERROR_LOG;

  if (!parse_address (address, port, &bound, error))
    return NULL;
  if (bound.any.sa_family == AF_INET6)
    flags |= MHD_USE_IPv6;
  server = g_new0 (PentadServer, 1);
  server->router = router;
  server->faults = faults;
  errno = 0;
  server->daemon = MHD_start_daemon (
      flags, port, NULL, NULL, request_cb, server, MHD_OPTION_EXTERNAL_LOGGER, log_cb, NULL,
      MHD_OPTION_SOCK_ADDR, &bound.any, MHD_OPTION_CONNECTION_LIMIT, (unsigned int)MAX_CONNECTIONS,
      MHD_OPTION_CONNECTION_TIMEOUT, (unsigned int)IDLE_S, MHD_OPTION_END);
  if (server->daemon == NULL)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   "cannot listen on %s port %u: %s", address, port,
                   errno != 0 ? g_strerror (errno) : "the HTTP library refused");
      return NULL;
    }
  server->url = make_url (address, &bound,
                          MHD_get_daemon_info (server->daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
  return g_steal_pointer (&server);
}

void
pentad_server_free (PentadServer *server)
{
  if (server->daemon != NULL)
    MHD_stop_daemon (server->daemon);
  g_free (server->url);
  g_free (server);
}

const char *
pentad_server_get_url (const PentadServer *server)
{
  return server->url;
}
