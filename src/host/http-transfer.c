/* One request on its way: the easy handle, what has arrived, and what it amounts to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-transfer.h"
#include "host/http-access-private.h"
#include "host/http-address.h"
#include "host/http-header.h"
#include "host/http-result.h"
#include "host/http-trust.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bodies below this size may have any ratio: a short answer of zeros compresses very well. */
#define RATIO_FREE_BYTES (1024 * 1024)
/* What is read of the body of an answer other than 200 before the connection is dropped. */
#define MAX_ERROR_BODY (64 * 1024)
/* What is told of a foreign address, in bytes. */
#define MAX_SHOWN_TARGET 200

struct _PentadHttpTransfer
{
  /* input */
  guint64 id;
  char *url;
  char *condition;  /* a request header; NULL none */
  GBytes *question; /* what is sent by POST; NULL: GET */
  PentadHttpAccess *access;
  PentadHttpLimits limits;
  PentadHttpFunc func;
  gpointer user_data;
  GDestroyNotify destroy;

  /* in progress */
  CURL *easy;
  PentadHttpSetup setup;
  char *address; /* where redirects have led; NULL: still the URL */
  guint n_redirects;
  char *body;
  gsize body_len, body_size;
  gsize header_len;
  gboolean has_headers; /* the blank line that ends them has come */
  guint64 wire_bytes;   /* of earlier hops */
  char *limit;          /* which limit was passed; NULL none */
  char *obstacle;       /* what kept it from beginning; NULL: what libcurl says */
  char reason[CURL_ERROR_SIZE];

  /* atomic, for other threads */
  gsize received, expected;
};

PentadHttpTransfer *
pentad_http_transfer_new (guint64 id,
                          const char *url,
                          const char *validator,
                          PentadHttpAccess *access,
                          const PentadHttpLimits *limits,
                          PentadHttpFunc func,
                          gpointer user_data,
                          GDestroyNotify destroy)
{
  PentadHttpTransfer *self = g_new0 (PentadHttpTransfer, 1);

  self->id = id;
  self->url = g_strdup (url);
  self->condition = pentad_http_header_make_condition (validator);
  self->access = pentad_http_access_ref (access);
  self->limits = *limits;
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}

void
pentad_http_transfer_set_body (PentadHttpTransfer *self, GBytes *body)
{
  self->question = g_bytes_ref (body);
}

void
pentad_http_transfer_free (PentadHttpTransfer *self)
{
  g_clear_pointer (&self->easy, curl_easy_cleanup);
  pentad_http_setup_clear (&self->setup);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->url);
  g_free (self->condition);
  g_clear_pointer (&self->question, g_bytes_unref);
  pentad_http_access_unref (self->access);
  g_free (self->address);
  g_free (self->body);
  g_free (self->limit);
  g_free (self->obstacle);
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

void
pentad_http_transfer_get_progress (PentadHttpTransfer *self, guint64 *received, guint64 *expected)
{
  *received = (gsize)g_atomic_pointer_get (&self->received);
  *expected = (gsize)g_atomic_pointer_get (&self->expected);
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
  curl_off_t received = 0, expected = -1;
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
  curl_easy_getinfo (self->easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &expected);
  /* In this order: whoever sees that something has come sees how much is to come. */
  g_atomic_pointer_set (&self->expected, (gsize)MAX (0, expected));
  g_atomic_pointer_set (&self->received, (gsize)received);
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
set_limits (PentadHttpTransfer *self, CURL *easy)
{
  curl_easy_setopt (easy, CURLOPT_CONNECTTIMEOUT_MS, (long)self->limits.connect_timeout_ms);
  curl_easy_setopt (easy, CURLOPT_TIMEOUT_MS, (long)self->limits.total_timeout_ms);
  curl_easy_setopt (easy, CURLOPT_LOW_SPEED_LIMIT, (long)self->limits.low_speed_bytes);
  curl_easy_setopt (easy, CURLOPT_LOW_SPEED_TIME, (long)self->limits.low_speed_s);
  curl_easy_setopt (easy, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)self->limits.max_body_bytes);
}

static void
set_callbacks (PentadHttpTransfer *self, CURL *easy)
{
  curl_easy_setopt (easy, CURLOPT_PRIVATE, self);
  curl_easy_setopt (easy, CURLOPT_ERRORBUFFER, self->reason);
  curl_easy_setopt (easy, CURLOPT_WRITEFUNCTION, body_cb);
  curl_easy_setopt (easy, CURLOPT_WRITEDATA, self);
  curl_easy_setopt (easy, CURLOPT_HEADERFUNCTION, header_cb);
  curl_easy_setopt (easy, CURLOPT_HEADERDATA, self);
}

/* Of an earlier hop. */
static void
reset (PentadHttpTransfer *self)
{
  if (self->easy != NULL)
    curl_easy_reset (self->easy);
  else
    self->easy = curl_easy_init ();
  pentad_http_setup_clear (&self->setup);
  self->header_len = 0;
  self->has_headers = FALSE;
  self->body_len = 0;
  self->reason[0] = '\0';
}

/* After the headers are set. The bytes outlive the transfer. */
static void
set_question (PentadHttpTransfer *self, CURL *easy)
{
  gsize len;
  const char *data = g_bytes_get_data (self->question, &len);

  self->setup.headers = curl_slist_append (self->setup.headers, "Content-Type: application/json");
  curl_easy_setopt (easy, CURLOPT_HTTPHEADER, self->setup.headers);
  curl_easy_setopt (easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)len);
  curl_easy_setopt (easy, CURLOPT_POSTFIELDS, data);
}

CURLcode
pentad_http_transfer_begin (PentadHttpTransfer *self)
{
  const char *address = self->address != NULL ? self->address : self->url;
  CURLcode code;
  CURL *easy;

  if (!pentad_http_address_is_valid (address))
    {
      self->obstacle = g_strdup (_ ("not an http or https address"));
      return CURLE_URL_MALFORMAT;
    }
  reset (self);
  easy = self->easy;
  if (easy == NULL)
    return CURLE_OUT_OF_MEMORY;
  set_limits (self, easy);
  set_callbacks (self, easy);
  curl_easy_setopt (easy, CURLOPT_URL, address);
  curl_easy_setopt (easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt (easy, CURLOPT_FOLLOWLOCATION, 0L); /* see pentad_http_transfer_finish() */
  curl_easy_setopt (easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_2TLS);
  curl_easy_setopt (easy, CURLOPT_USERAGENT, "Pentad/" PENTAD_VERSION);
  curl_easy_setopt (easy, CURLOPT_ACCEPT_ENCODING, ""); /* all that libcurl was built with */
  curl_easy_setopt (easy, CURLOPT_NOSIGNAL, 1L);
  /* A hanging resolver does not hold up quitting. */
  curl_easy_setopt (easy, CURLOPT_QUICK_EXIT, 1L);
  code = pentad_http_access_apply (self->access, easy, address, self->condition, &self->setup,
                                   &self->obstacle);
  if (self->question != NULL)
    set_question (self, easy);
  return code;
}

static const char *
get_header (CURL *easy, const char *name)
{
  struct curl_header *header;

  return curl_easy_header (easy, name, 0, CURLH_HEADER, -1, &header) == CURLHE_OK ? header->value
                                                                                  : NULL;
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

/* Takes a redirect within the origin; FALSE with a message for any other. */
static gboolean
follow (PentadHttpTransfer *self, int status, const char *target, char **message)
{
  if (target == NULL)
    *message = g_strdup (_ ("redirected to nowhere"));
  else if (self->question != NULL && status != 307 && status != 308)
    *message = g_strdup_printf (_ ("a POST was redirected with status %d"), status);
  else if (!pentad_http_same_origin (self->url, target))
    *message = g_strdup_printf (_ ("redirected to another origin, %.*s"), MAX_SHOWN_TARGET, target);
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
  if (response->result == PENTAD_HTTP_OK && response->body == NULL)
    response->body = g_bytes_new_take (g_steal_pointer (&self->body), self->body_len);
  pentad_http_access_tell_tap (self->access, response);
  self->func (response, self->user_data);
  g_clear_pointer (&response->body, g_bytes_unref);
}

/* In words, why libcurl gave up. */
static char *
explain_code (PentadHttpTransfer *self, CURLcode code)
{
  long verify_result = 0;

  if (self->obstacle != NULL)
    return g_strdup (self->obstacle);
  if (!pentad_http_trust_is_broken (code, self->reason))
    return pentad_http_result_explain (code, self->easy);
  curl_easy_getinfo (self->easy, CURLINFO_SSL_VERIFYRESULT, &verify_result);
  return pentad_http_trust_explain (code, verify_result, self->reason);
}

/* A proxy that lets nobody through answers the CONNECT in the server's place. */
static long
get_status (CURL *easy)
{
  long status = 0, connect_status = 0;

  curl_easy_getinfo (easy, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo (easy, CURLINFO_HTTP_CONNECTCODE, &connect_status);
  return status == 0 && connect_status == 407 ? connect_status : status;
}

/* Result and reason of a transfer that has ended. TRUE when it is to go on elsewhere. */
static gboolean
judge (PentadHttpTransfer *self, CURLcode code, PentadHttpResponse *response, char **reason)
{
  const char *target = NULL;
  int status = response->status;

  /* A status other than 200 stands, however much body comes with it. */
  if (status != 0 && status != 200 && self->limit == NULL &&
      (code == CURLE_WRITE_ERROR || code == CURLE_FILESIZE_EXCEEDED || status == 407))
    code = CURLE_OK;
  /* libcurl is content with an answer that ends within its headers. */
  else if (code == CURLE_OK && !self->has_headers)
    code = CURLE_PARTIAL_FILE;

  if (self->limit != NULL || code == CURLE_FILESIZE_EXCEEDED)
    {
      response->result = PENTAD_HTTP_TOO_BIG;
      *reason = self->limit != NULL ? g_strdup (self->limit)
                                    : g_strdup_printf (_ ("the body is larger than %lu bytes"),
                                                       (gulong)self->limits.max_body_bytes);
      return FALSE;
    }
  if (code != CURLE_OK)
    {
      response->result = pentad_http_trust_is_broken (code, self->reason)
                             ? PENTAD_HTTP_REFUSED
                             : pentad_http_result_of_code (code);
      *reason = explain_code (self, code);
      return FALSE;
    }
  if (is_redirect (status))
    {
      curl_easy_getinfo (self->easy, CURLINFO_REDIRECT_URL, &target);
      response->result = PENTAD_HTTP_REFUSED;
      return follow (self, status, target, reason);
    }
  response->result = pentad_http_result_of_status (status, self->condition != NULL);
  if (response->result > PENTAD_HTTP_NOT_MODIFIED)
    *reason = g_strdup_printf (_ ("answered with status %d"), status);
  return FALSE;
}

gboolean
pentad_http_transfer_finish (PentadHttpTransfer *self, CURLcode code)
{
  PentadHttpResponse response = { .date = PENTAD_HTTP_NO_DATE, .retry_after_s = -1 };
  g_autofree char *reason = NULL;
  g_autofree char *type = NULL;
  g_autofree char *next_url = NULL;
  g_autofree char *crs = NULL;
  curl_off_t received = 0;
  long header_bytes = 0;
  gint64 now;

  if (self->easy == NULL)
    {
      response.result = pentad_http_result_of_code (code);
      reason = explain_code (self, code);
      report (self, &response, reason);
      return FALSE;
    }
  curl_easy_getinfo (self->easy, CURLINFO_SIZE_DOWNLOAD_T, &received);
  curl_easy_getinfo (self->easy, CURLINFO_HEADER_SIZE, &header_bytes);
  response.status = get_status (self->easy);
  response.wire_bytes = self->wire_bytes + received + header_bytes;
  if (judge (self, code, &response, &reason))
    return TRUE;

  response.date = pentad_http_header_read_date (get_header (self->easy, "Date"));
  response.since_date_us = get_body_time_us (self->easy);
  response.validator = pentad_http_header_choose_validator (
      get_header (self->easy, "ETag"), get_header (self->easy, "Last-Modified"), response.date);
  now = response.date != PENTAD_HTTP_NO_DATE ? response.date : g_get_real_time () / G_USEC_PER_SEC;
  response.retry_after_s =
      pentad_http_header_read_retry_after (get_header (self->easy, "Retry-After"), now);
  response.type = type =
      pentad_http_header_read_media_type (get_header (self->easy, "Content-Type"));
  response.next_url = next_url = pentad_http_address_find_next (
      self->address != NULL ? self->address : self->url, get_header (self->easy, "Link"),
      get_header (self->easy, "X-Next-Page-URL"));
  response.crs = crs = pentad_http_header_read_crs (get_header (self->easy, "Content-Crs"));
  report (self, &response, reason);
  return FALSE;
}

void
pentad_http_transfer_stand_in (PentadHttpTransfer *self)
{
  PentadHttpResponse response = { .date = PENTAD_HTTP_NO_DATE, .retry_after_s = -1 };
  g_autofree char *reason = NULL;

  if (self->condition != NULL)
    {
      response.result = PENTAD_HTTP_NOT_MODIFIED;
      response.status = 304;
    }
  else
    pentad_http_access_answer (self->access, self->url, &response, &reason);
  if (response.body != NULL && g_bytes_get_size (response.body) > self->limits.max_body_bytes)
    {
      g_clear_pointer (&response.body, g_bytes_unref);
      response.result = PENTAD_HTTP_TOO_BIG;
      reason = g_strdup_printf (_ ("the body is larger than %lu bytes"),
                                (gulong)self->limits.max_body_bytes);
    }
  report (self, &response, reason);
}
