/* One request on its way: the easy handle, what has arrived, and what it amounts to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-transfer.h"
#include "host/http-address.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bodies below this size may have any ratio: a short answer of zeros compresses very well. */
#define RATIO_FREE_BYTES (1024 * 1024)
/* What is read of the body of an answer other than 200 before the connection is dropped. */
#define MAX_ERROR_BODY (64 * 1024)
/* Longest entity tag that is kept, in bytes. */
#define MAX_ETAG 1024

struct _PentadHttpTransfer
{
  /* input */
  guint64 id;
  char *url;
  char *etag;
  PentadHttpLimits limits;
  PentadHttpFunc func;
  gpointer user_data;
  GDestroyNotify destroy;

  /* in progress */
  CURL *easy;
  struct curl_slist *headers;
  char *address; /* where redirects have led; NULL: still the URL */
  guint n_redirects;
  char *body;
  gsize body_len, body_size;
  gsize header_len;
  gboolean has_headers; /* the blank line that ends them has come */
  guint64 wire_bytes;   /* of earlier hops */
  char *limit;          /* which limit was passed; NULL none */
  char reason[CURL_ERROR_SIZE];
};

PentadHttpTransfer *
pentad_http_transfer_new (guint64 id,
                          const char *url,
                          const char *etag,
                          const PentadHttpLimits *limits,
                          PentadHttpFunc func,
                          gpointer user_data,
                          GDestroyNotify destroy)
{
  PentadHttpTransfer *self = g_new0 (PentadHttpTransfer, 1);

  self->id = id;
  self->url = g_strdup (url);
  self->etag = g_strdup (etag);
  if (limits != NULL)
    self->limits = *limits;
  else
    pentad_http_limits_init (&self->limits);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

void
pentad_http_transfer_free (PentadHttpTransfer *self)
{
  g_clear_pointer (&self->easy, curl_easy_cleanup);
  g_clear_pointer (&self->headers, curl_slist_free_all);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->url);
  g_free (self->etag);
  g_free (self->address);
  g_free (self->body);
  g_free (self->limit);
  g_free (self);
}

guint64
pentad_http_transfer_get_id (const PentadHttpTransfer *self)
{
  return self->id;
}

CURL *
pentad_http_transfer_get_easy (const PentadHttpTransfer *self)
{
  return self->easy;
}

static gboolean
reserve (PentadHttpTransfer *self, gsize wanted)
{
  gsize size = MAX (self->body_size, 16 * 1024);
  char *bigger;

  if (wanted <= self->body_size)
    return TRUE;
  while (size < wanted)
    size *= 2;
  bigger = g_try_realloc (self->body, size);
  if (bigger == NULL)
    return FALSE;
  self->body = bigger;
  self->body_size = size;
  return TRUE;
}

/* libcurl does not bound what a compressed body grows to, so that it is counted here. */
static size_t
body_cb (char *data, size_t one, size_t len, void *user_data)
{
  PentadHttpTransfer *self = user_data;
  curl_off_t received = 0;
  long status = 0;

  curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &status);
  if (status != 200)
    {
      self->body_len += len;
      return self->body_len > MAX_ERROR_BODY ? CURL_WRITEFUNC_ERROR : len;
    }
  if (len > self->limits.max_body_bytes - self->body_len)
    {
      self->limit = g_strdup_printf (_ ("the body is larger than %lu bytes"),
                                     (gulong)self->limits.max_body_bytes);
      return CURL_WRITEFUNC_ERROR;
    }
  curl_easy_getinfo (self->easy, CURLINFO_SIZE_DOWNLOAD_T, &received);
  if (self->body_len + len > RATIO_FREE_BYTES &&
      (self->body_len + len) / self->limits.max_ratio > (guint64)received)
    {
      self->limit =
          g_strdup_printf (_ ("the body is compressed more than %u times"), self->limits.max_ratio);
      return CURL_WRITEFUNC_ERROR;
    }
  if (!reserve (self, self->body_len + len))
    {
      self->limit = g_strdup (_ ("there is no memory for the body"));
      return CURL_WRITEFUNC_ERROR;
    }
  memcpy (self->body + self->body_len, data, len);
  self->body_len += len;
  return len;
}

static size_t
header_cb (char *data, size_t one, size_t len, void *user_data)
{
  PentadHttpTransfer *self = user_data;

  self->header_len += len;
  if (len > 0 && len <= 2 && data[len - 1] == '\n')
    self->has_headers = TRUE;
  if (self->header_len > self->limits.max_header_bytes)
    {
      self->limit = g_strdup_printf (_ ("the headers are larger than %lu bytes"),
                                     (gulong)self->limits.max_header_bytes);
      return 0;
    }
  return len;
}

static void
set_headers (PentadHttpTransfer *self)
{
  self->headers = curl_slist_append (NULL, "Accept: application/json, application/geo+json");
  if (self->etag != NULL && strpbrk (self->etag, "\r\n") == NULL)
    {
      g_autofree char *line = g_strconcat ("If-None-Match: ", self->etag, NULL);

      self->headers = curl_slist_append (self->headers, line);
    }
  curl_easy_setopt (self->easy, CURLOPT_HTTPHEADER, self->headers);
}

/* Loopback is never reached through a proxy; the environment may name more. */
static void
set_no_proxy (CURL *easy)
{
  const char *more = g_getenv ("no_proxy") != NULL ? g_getenv ("no_proxy") : g_getenv ("NO_PROXY");
  g_autofree char *list =
      g_strconcat ("localhost,127.0.0.1,::1", more != NULL && more[0] != '\0' ? "," : "",
                   more != NULL ? more : "", NULL);

  if (g_strcmp0 (more, "*") == 0)
    curl_easy_setopt (easy, CURLOPT_NOPROXY, "*");
  else
    curl_easy_setopt (easy, CURLOPT_NOPROXY, list);
}

CURL *
pentad_http_transfer_begin (PentadHttpTransfer *self)
{
  const char *address = self->address != NULL ? self->address : self->url;
  CURL *easy;

  if (!pentad_http_address_is_valid (address))
    return NULL;
  if (self->easy != NULL)
    curl_easy_reset (self->easy);
  else
    self->easy = curl_easy_init ();
  easy = self->easy;
  g_clear_pointer (&self->headers, curl_slist_free_all);
  self->header_len = 0;
  self->has_headers = FALSE;
  self->body_len = 0;
  self->reason[0] = '\0';

  set_headers (self);
  set_no_proxy (easy);
  curl_easy_setopt (easy, CURLOPT_PRIVATE, self);
  curl_easy_setopt (easy, CURLOPT_URL, address);
  curl_easy_setopt (easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (easy, CURLOPT_FOLLOWLOCATION, 0L); /* see pentad_http_transfer_finish() */
  curl_easy_setopt (easy, CURLOPT_USERAGENT, "Pentad/" PENTAD_VERSION);
  curl_easy_setopt (easy, CURLOPT_ACCEPT_ENCODING, ""); /* all that libcurl was built with */
  curl_easy_setopt (easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (easy, CURLOPT_QUICK_EXIT,
                    1L); /* a hanging resolver does not hold up quitting */
  curl_easy_setopt (easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt (easy, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt (easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  curl_easy_setopt (easy, CURLOPT_CONNECTTIMEOUT_MS, (long)self->limits.connect_timeout_ms);
  curl_easy_setopt (easy, CURLOPT_TIMEOUT_MS, (long)self->limits.total_timeout_ms);
  curl_easy_setopt (easy, CURLOPT_LOW_SPEED_LIMIT, (long)self->limits.low_speed_bytes);
  curl_easy_setopt (easy, CURLOPT_LOW_SPEED_TIME, (long)self->limits.low_speed_s);
  curl_easy_setopt (easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)self->limits.max_body_bytes);
  curl_easy_setopt (easy, CURLOPT_ERRORBUFFER, self->reason);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, body_cb);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, self);
  curl_easy_setopt (easy, CURLOPT_HEADERFUNCTION, header_cb);
  curl_easy_setopt (easy, CURLOPT_HEADERDATA, self);
  return easy;
}

static const char *
get_header (CURL *easy, const char *name)
{
  struct curl_header *header;

  return curl_easy_header (easy, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK ? header->value
                                                                                  : NULL;
}

static char *
read_media_type (CURL *easy)
{
  const char *value = get_header (easy, "Content-Type");
  g_autofree char *bare = NULL;

  if (value == NULL)
    return NULL;
  bare = g_strndup (value, strcspn (value, ";"));
  return g_ascii_strdown (g_strstrip (bare), -1);
}

/* Seconds, or an HTTP date, which is counted from the server's own clock where it tells it. */
static int
read_retry_after (CURL *easy, gint64 date)
{
  const char *value = get_header (easy, "Retry-After");
  guint64 seconds;
  gint64 now = date != PENTAD_HTTP_NO_DATE ? date : g_get_real_time () / G_USEC_PER_SEC;
  time_t until;

  if (value == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXINT, &seconds, NULL))
    return seconds;
  until = curl_getdate (value, NULL);
  if (until == -1)
    return -1;
  return CLAMP ((gint64)until - now, 0, G_MAXINT);
}

/* From the first byte of the answer to the last. */
static gint64
get_body_time_us (CURL *easy)
{
  curl_off_t first_us = 0, total_us = 0;

  curl_easy_getinfo (easy, CURLINFO_STARTTRANSFER_TIME_T, &first_us);
  curl_easy_getinfo (easy, CURLINFO_TOTAL_TIME_T, &total_us);
  return MAX (0, total_us - first_us);
}

static PentadHttpResult
result_of_status (int status, gboolean conditional)
{
  if (status == 200)
    return PENTAD_HTTP_OK;
  if (status == 304 && conditional)
    return PENTAD_HTTP_NOT_MODIFIED;
  if (status == 401 || status == 403 || status == 407)
    return PENTAD_HTTP_UNAUTHORISED;
  if (status == 404 || status == 410)
    return PENTAD_HTTP_NOT_FOUND;
  if (status >= 500 || status == 408 || status == 425 || status == 429)
    return PENTAD_HTTP_FAILING;
  if (status >= 400)
    return PENTAD_HTTP_REJECTED;
  return PENTAD_HTTP_BROKEN;
}

static PentadHttpResult
result_of_code (CURLcode code)
{
  /* Codes of a foreign library: the ones that are named here are the exceptions. */
  switch ((int)code)
    {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return PENTAD_HTTP_REFUSED;
    case CURLE_FILESIZE_EXCEEDED:
      return PENTAD_HTTP_TOO_BIG;
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL: /* the answer is not HTTP/1 */
    case CURLE_HTTP2:
      return PENTAD_HTTP_BROKEN;
    default:
      return PENTAD_HTTP_OFFLINE;
    }
}

/* Takes a redirect within the origin; FALSE with a message for any other. */
static gboolean
follow (PentadHttpTransfer *self, const char *target, char **message)
{
  if (target == NULL)
    *message = g_strdup (_ ("redirected to nowhere"));
  else if (!pentad_http_same_origin (self->url, target))
    *message = g_strdup_printf (_ ("redirected to another origin, %s"), target);
  else if (++self->n_redirects > self->limits.max_redirects)
    *message = g_strdup_printf (_ ("redirected more than %u times"), self->limits.max_redirects);
  else
    {
      curl_off_t received = 0;
      long header_bytes = 0;

      curl_easy_getinfo (self->easy, CURLINFO_SIZE_DOWNLOAD_T, &received);
      curl_easy_getinfo (self->easy, CURLINFO_HEADER_SIZE, &header_bytes);
      self->wire_bytes += received + header_bytes;
      g_free (self->address);
      self->address = g_strdup (target);
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_redirect (int status)
{
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

static void
report (PentadHttpTransfer *self, PentadHttpResponse *response, char *reason)
{
  g_autofree char *message = NULL;

  if (reason != NULL)
    message = g_strconcat (self->url, ": ", reason, NULL);
  response->url = self->url;
  response->message = message;
  if (response->result == PENTAD_HTTP_OK)
    response->body = g_bytes_new_take (g_steal_pointer (&self->body), self->body_len);
  self->func (response, self->user_data);
  g_clear_pointer (&response->body, g_bytes_unref);
}

gboolean
pentad_http_transfer_finish (PentadHttpTransfer *self, CURLcode code)
{
  PentadHttpResponse response = { .result = PENTAD_HTTP_REFUSED,
                                  .date = PENTAD_HTTP_NO_DATE,
                                  .retry_after_s = -1 };
  g_autofree char *reason = NULL;
  g_autofree char *type = NULL;
  g_autofree char *next_url = NULL;
  curl_off_t received = 0;
  long header_bytes = 0, status = 0;
  const char *target = NULL, *date;

  if (self->easy == NULL)
    {
      reason = g_strdup (_ ("not an http or https address"));
      report (self, &response, reason);
      return FALSE;
    }
  curl_easy_getinfo (self->easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo (self->easy, CURLINFO_SIZE_DOWNLOAD_T, &received);
  curl_easy_getinfo (self->easy, CURLINFO_HEADER_SIZE, &header_bytes);
  curl_easy_getinfo (self->easy, CURLINFO_REDIRECT_URL, &target);
  response.status = status;
  response.wire_bytes = self->wire_bytes + received + header_bytes;

  /* A status other than 200 stands, however much body comes with it. */
  if (status != 200 && (code == CURLE_WRITE_ERROR || code == CURLE_FILESIZE_EXCEEDED) &&
      self->limit == NULL)
    code = CURLE_OK;

  /* libcurl is content with an answer that ends within its headers. */
  if (code == CURLE_OK && !self->has_headers)
    code = CURLE_PARTIAL_FILE;

  if (self->limit != NULL || code == CURLE_FILESIZE_EXCEEDED)
    {
      response.result = PENTAD_HTTP_TOO_BIG;
      reason = self->limit != NULL ? g_strdup (self->limit)
                                   : g_strdup_printf (_ ("the body is larger than %lu bytes"),
                                                      (gulong)self->limits.max_body_bytes);
    }
  else if (code != CURLE_OK)
    {
      response.result = result_of_code (code);
      reason = g_strdup (response.result == PENTAD_HTTP_REFUSED && self->reason[0] != '\0'
                             ? self->reason
                             : curl_easy_strerror (code));
    }
  else if (is_redirect (status))
    {
      if (follow (self, target, &reason))
        return TRUE;
    }
  else
    response.result = result_of_status (status, self->etag != NULL);

  if (reason == NULL && response.result > PENTAD_HTTP_NOT_MODIFIED)
    reason = g_strdup_printf (_ ("answered with status %ld"), status);

  date = get_header (self->easy, "Date");
  if (date != NULL && curl_getdate (date, NULL) != -1)
    response.date = curl_getdate (date, NULL);
  response.since_date_us = get_body_time_us (self->easy);
  response.etag = get_header (self->easy, "ETag");
  if (response.etag != NULL && strlen (response.etag) > MAX_ETAG)
    response.etag = NULL;
  response.retry_after_s = read_retry_after (self->easy, response.date);
  response.type = type = read_media_type (self->easy);
  response.next_url = next_url = pentad_http_address_find_next (
      self->address != NULL ? self->address : self->url, get_header (self->easy, "Link"),
      get_header (self->easy, "X-Next-Page-URL"));
  report (self, &response, reason);
  return FALSE;
}
