/* A tiny HTTP server for tests: sends whatever bytes it is told, right or wrong.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "canned-server.h"

#include <gio/gio.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Longest request head that is read. */
#define MAX_HEAD 16384
/* First byte of a TLS client: it is answered at once, in plain text. */
#define TLS_HANDSHAKE 0x16

struct _CannedServer
{
  CannedFunc func;
  gpointer user_data;
  char *url;
  guint16 port;
  int listener;
  int stop[2]; /* a pipe; closing its writing end stops every thread */
  GThread *thread;
  GPtrArray *connections; /* GThread, the accepting thread's */
};

typedef struct
{
  CannedServer *server;
  int fd;
} Connection;

/* FALSE when the server stops or the peer is gone. */
static gboolean
wait_readable (CannedServer *server, int fd)
{
  struct pollfd fds[2] = { { fd, POLLIN, 0 }, { server->stop[0], POLLIN, 0 } };

  while (poll (fds, 2, -1) < 0)
    ;
  return fds[1].revents == 0;
}

static gboolean
read_head (CannedServer *server, int fd, GString *head)
{
  char buffer[2048];

  while (strstr (head->str, "\r\n\r\n") == NULL && head->len < MAX_HEAD)
    {
      ssize_t n;

      if (!wait_readable (server, fd))
        return FALSE;
      n = recv (fd, buffer, sizeof buffer, 0);
      if (n <= 0)
        return FALSE;
      g_string_append_len (head, buffer, n);
      if (head->str[0] == TLS_HANDSHAKE)
        break;
    }
  return TRUE;
}

static void
send_all (int fd, GBytes *bytes)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      ssize_t n = send (fd, data, left, MSG_NOSIGNAL);

      if (n <= 0)
        return; /* The client hung up: that is what some tests are about. */
      data += n;
      left -= n;
    }
}

static gpointer
connection_thread (gpointer data)
{
  Connection *connection = data;
  CannedServer *server = connection->server;
  g_autoptr (GString) head = g_string_new (NULL);

  if (read_head (server, connection->fd, head))
    {
      g_auto (GStrv) words = g_strsplit (head->str, " ", 3);
      g_autoptr (GBytes) answer =
          server->func (words[1] != NULL ? words[1] : "", head->str, server->user_data);
      char byte;

      if (answer != NULL)
        send_all (connection->fd, answer);
      else
        while (wait_readable (server, connection->fd) && recv (connection->fd, &byte, 1, 0) > 0)
          ;
    }
  close (connection->fd);
  g_free (connection);
  return NULL;
}

static gpointer
accept_thread (gpointer data)
{
  CannedServer *server = data;

  while (wait_readable (server, server->listener))
    {
      Connection *connection = g_new0 (Connection, 1);

      connection->server = server;
      connection->fd = accept4 (server->listener, NULL, NULL, SOCK_CLOEXEC);
      if (connection->fd < 0)
        {
          g_free (connection);
          continue;
        }
      g_ptr_array_add (server->connections,
                       g_thread_new ("canned-connection", connection_thread, connection));
    }
  return NULL;
}

CannedServer *
canned_server_new (guint16 port, CannedFunc func, gpointer user_data)
{
  CannedServer *server = g_new0 (CannedServer, 1);
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons (port) };
  socklen_t len = sizeof address;
  int on = 1;

  server->func = func;
  server->user_data = user_data;
  server->connections = g_ptr_array_new ();
  g_assert_cmpint (pipe (server->stop), ==, 0);
  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  server->listener = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  g_assert_cmpint (server->listener, >=, 0);
  setsockopt (server->listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  g_assert_cmpint (bind (server->listener, (struct sockaddr *)&address, len), ==, 0);
  g_assert_cmpint (listen (server->listener, 64), ==, 0);
  g_assert_cmpint (getsockname (server->listener, (struct sockaddr *)&address, &len), ==, 0);
  server->port = ntohs (address.sin_port);
  server->url = g_strdup_printf ("http://127.0.0.1:%u", server->port);
  server->thread = g_thread_new ("canned-server", accept_thread, server);
  return server;
}

void
canned_server_free (CannedServer *server)
{
  close (server->stop[1]);
  g_thread_join (server->thread);
  for (guint i = 0; i < server->connections->len; i++)
    g_thread_join (g_ptr_array_index (server->connections, i));
  g_ptr_array_unref (server->connections);
  close (server->stop[0]);
  close (server->listener);
  g_free (server->url);
  g_free (server);
}

guint16
canned_server_get_port (CannedServer *server)
{
  return server->port;
}

const char *
canned_server_get_url (CannedServer *server)
{
  return server->url;
}

GBytes *
canned_answer (int status, const char *headers, const void *body, gssize len)
{
  GString *answer = g_string_new (NULL);

  if (body == NULL)
    len = 0;
  else if (len < 0)
    len = strlen (body);
  g_string_append_printf (answer, "HTTP/1.1 %d Canned\r\nConnection: close\r\n%s", status,
                          headers != NULL ? headers : "");
  if (status != 304)
    g_string_append_printf (answer, "Content-Length: %" G_GSSIZE_FORMAT "\r\n", len);
  g_string_append (answer, "\r\n");
  if (len > 0)
    g_string_append_len (answer, body, len);
  return g_string_free_to_bytes (answer);
}

char *
canned_header (const char *head, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (head, "\r\n", -1);
  gsize len = strlen (name);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_ascii_strncasecmp (lines[i], name, len) == 0 && lines[i][len] == ':')
      return g_strdup (g_strstrip (lines[i] + len + 1));
  return NULL;
}

GBytes *
canned_gzip (const void *data, gsize len)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GBytes) plain = g_bytes_new_static (data, len);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (plain);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, stream,
                          G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                          NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}
