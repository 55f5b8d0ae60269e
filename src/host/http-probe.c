/* One request with everything that came back, for those who look at a server as such.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-probe.h"
#include "host/http-access-private.h"
#include "host/http-address.h"
#include "host/http-memory.h"
#include "host/http-result.h"
#include "host/http-trust.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <string.h>

typedef struct
{
  PentadHttpProbe *probe;
  GByteArray *body;
  const PentadHttpLimits *limits;
  PentadHttpSetup setup;
  gsize header_bytes;
} Transfer;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CURL, curl_easy_cleanup)

static size_t
header_cb (char *data, size_t size, size_t n, void *user_data)
{
  Transfer *transfer = user_data;
  gsize len = size * n;
  const char *colon = memchr (data, ':', len);

  transfer->header_bytes += len;
  if (transfer->header_bytes > transfer->limits->max_header_bytes)
    return 0;
  /* The status line of an interim answer begins anew. */
  if (colon == NULL && len > 5 && memcmp (data, "HTTP/", 5) == 0)
    g_hash_table_remove_all (transfer->probe->headers);
  if (colon != NULL)
    {
      g_autofree char *name = g_ascii_strdown (data, colon - data);
      char *value = g_strndup (colon + 1, len - (gsize)(colon + 1 - data));

      g_hash_table_replace (transfer->probe->headers, g_steal_pointer (&name), g_strstrip (value));
    }
  return len;
}

static size_t
body_cb (char *data, size_t size, size_t n, void *user_data)
{
  Transfer *transfer = user_data;
  gsize len = size * n;

  if (transfer->body->len + len > transfer->limits->max_body_bytes)
    return 0;
  g_byte_array_append (transfer->body, (const guint8 *)data, (guint)len);
  return len;
}

/* Everything that is set on the handle; the credential goes where the access allows it. */
static CURLcode
set_options (CURL *easy,
             const PentadHttpAccess *access,
             const char *url,
             const char *const *headers,
             Transfer *transfer,
             char **reason)
{
  CURLcode code = pentad_http_access_apply (access, easy, url, NULL, &transfer->setup, reason);

  for (guint i = 0; headers != NULL && headers[i] != NULL; i++)
    transfer->setup.headers = curl_slist_append (transfer->setup.headers, headers[i]);
  curl_easy_setopt (easy, CURLOPT_HTTPHEADER, transfer->setup.headers);
  curl_easy_setopt (easy, CURLOPT_URL, url);
  curl_easy_setopt (easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (easy, CURLOPT_USERAGENT, "Pentad/" PENTAD_VERSION);
  curl_easy_setopt (easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (easy, CURLOPT_CONNECTTIMEOUT_MS, (long)transfer->limits->connect_timeout_ms);
  curl_easy_setopt (easy, CURLOPT_TIMEOUT_MS, (long)transfer->limits->total_timeout_ms);
  curl_easy_setopt (easy, CURLOPT_HEADERFUNCTION, header_cb);
  curl_easy_setopt (easy, CURLOPT_HEADERDATA, transfer);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, body_cb);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, transfer);
  return code;
}

static char *
explain (CURL *easy, CURLcode code, const char *text)
{
  long verify_result = 0;

  if (code == CURLE_WRITE_ERROR)
    return g_strdup (_ ("the answer is too big"));
  if (!pentad_http_trust_is_broken (code, text))
    return pentad_http_result_explain (code, easy);
  curl_easy_getinfo (easy, CURLINFO_SSL_VERIFYRESULT, &verify_result);
  return pentad_http_trust_explain (code, verify_result, text);
}

/* NULL when a complete answer has come, else why not; transfer full. */
static char *
perform (const PentadHttpAccess *access,
         const char *url,
         const char *const *headers,
         Transfer *transfer)
{
  char text[CURL_ERROR_SIZE] = "";
  g_autoptr (CURL) easy = curl_easy_init ();
  char *reason = NULL;
  long status = 0;
  CURLcode code;

  curl_easy_setopt (easy, CURLOPT_ERRORBUFFER, text);
  code = set_options (easy, access, url, headers, transfer, &reason);
  if (code == CURLE_OK)
    code = curl_easy_perform (easy);
  if (code == CURLE_OK)
    {
      curl_easy_getinfo (easy, CURLINFO_RESPONSE_CODE, &status);
      transfer->probe->status = (int)status;
    }
  else if (reason == NULL)
    reason = explain (easy, code, text);
  return reason;
}

PentadHttpProbe *
pentad_http_probe (const PentadHttpAccess *access,
                   const char *url,
                   const char *const *headers,
                   GError **error)
{
  static gsize is_ready;
  g_autoptr (PentadHttpProbe) probe = g_new0 (PentadHttpProbe, 1);
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree char *reason = NULL;
  Transfer transfer = { .probe = probe,
                        .body = body,
                        .limits = pentad_http_access_get_limits (access) };

  if (g_once_init_enter (&is_ready))
    {
      pentad_http_memory_init ();
      g_once_init_leave (&is_ready, 1);
    }
  probe->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reason = pentad_http_address_is_valid (url) ? perform (access, url, headers, &transfer)
                                              : g_strdup (_ ("not an http or https address"));
  pentad_http_setup_clear (&transfer.setup);
  if (reason != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", url, reason);
      return NULL;
    }
  probe->body = g_byte_array_free_to_bytes (g_steal_pointer (&body));
  return g_steal_pointer (&probe);
}

void
pentad_http_probe_free (PentadHttpProbe *self)
{
  g_clear_pointer (&self->headers, g_hash_table_unref);
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self);
}

const char *
pentad_http_probe_get (const PentadHttpProbe *self, const char *name)
{
  return g_hash_table_lookup (self->headers, name);
}
