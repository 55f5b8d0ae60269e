/* How a server is reached: what an answer may cost, whom to trust, by which way, as whom.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-access-private.h"
#include "host/http-address.h"
#include "host/http-client.h"

#include <curl/curl.h>
#include <glib/gi18n-lib.h>

struct _PentadHttpAccess
{
  gatomicrefcount refs;
  GPtrArray *origins; /* URLs */
  PentadHttpLimits limits;

  /* whom to trust, and how to be trusted; NULL: the system's, none, none */
  char *ca_file;
  char *certificate, *key;
  PentadCredential *credential;

  /* the way; NULL: what the environment and the machine say */
  char *proxy;
  PentadHttpRouteFunc route;
  gpointer route_data;

  /* instead of all that, and beside it; NULL none */
  PentadHttpStandInFunc stand_in;
  gpointer stand_in_data;
  GDestroyNotify free_stand_in;
  PentadHttpTapFunc tap;
  gpointer tap_data;
  GDestroyNotify free_tap;
};

void
pentad_http_limits_init (PentadHttpLimits *limits)
{
  *limits = (PentadHttpLimits){ .connect_timeout_ms = 5000,
                                .total_timeout_ms = 5 * 60 * 1000,
                                .low_speed_bytes = 64,
                                .low_speed_s = 20,
                                .max_body_bytes = 64 * 1024 * 1024,
                                .max_ratio = 250,
                                .max_header_bytes = 64 * 1024,
                                .max_redirects = 5 };
}

PentadHttpAccess *
pentad_http_access_new (const char *origin)
{
  PentadHttpAccess *self = g_new0 (PentadHttpAccess, 1);

  g_atomic_ref_count_init (&self->refs);
  self->origins = g_ptr_array_new_with_free_func (g_free);
  pentad_http_access_add_origin (self, origin);
  pentad_http_limits_init (&self->limits);
  return self;
}

void
pentad_http_access_add_origin (PentadHttpAccess *self, const char *origin)
{
  g_ptr_array_add (self->origins, g_strdup (origin));
}

PentadHttpAccess *
pentad_http_access_ref (PentadHttpAccess *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
pentad_http_access_unref (PentadHttpAccess *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->free_stand_in != NULL)
    self->free_stand_in (self->stand_in_data);
  if (self->free_tap != NULL)
    self->free_tap (self->tap_data);
  g_clear_pointer (&self->credential, pentad_credential_unref);
  g_ptr_array_unref (self->origins);
  g_free (self->ca_file);
  g_free (self->certificate);
  g_free (self->key);
  g_free (self->proxy);
  g_free (self);
}

void
pentad_http_access_set_limits (PentadHttpAccess *self, const PentadHttpLimits *limits)
{
  self->limits = *limits;
}

const PentadHttpLimits *
pentad_http_access_get_limits (const PentadHttpAccess *self)
{
  return &self->limits;
}

void
pentad_http_access_set_ca_file (PentadHttpAccess *self, const char *path)
{
  g_free (self->ca_file);
  self->ca_file = g_strdup (path);
}

void
pentad_http_access_set_client_certificate (PentadHttpAccess *self,
                                           const char *certificate,
                                           const char *key)
{
  g_free (self->certificate);
  g_free (self->key);
  self->certificate = g_strdup (certificate);
  self->key = g_strdup (key != NULL ? key : certificate);
}

void
pentad_http_access_set_proxy (PentadHttpAccess *self, const char *proxy)
{
  g_free (self->proxy);
  self->proxy = g_strdup (proxy);
}

void
pentad_http_access_set_credential (PentadHttpAccess *self, PentadCredential *credential)
{
  g_clear_pointer (&self->credential, pentad_credential_unref);
  self->credential = credential != NULL ? pentad_credential_ref (credential) : NULL;
}

PentadCredential *
pentad_http_access_get_credential (const PentadHttpAccess *self)
{
  return self->credential;
}

void
pentad_http_access_set_route (PentadHttpAccess *self, PentadHttpRouteFunc func, gpointer user_data)
{
  self->route = func;
  self->route_data = user_data;
}

void
pentad_http_access_set_stand_in (PentadHttpAccess *self,
                                 PentadHttpStandInFunc func,
                                 gpointer user_data,
                                 GDestroyNotify destroy)
{
  self->stand_in = func;
  self->stand_in_data = user_data;
  self->free_stand_in = destroy;
}

void
pentad_http_access_set_tap (PentadHttpAccess *self,
                            PentadHttpTapFunc func,
                            gpointer user_data,
                            GDestroyNotify destroy)
{
  self->tap = func;
  self->tap_data = user_data;
  self->free_tap = destroy;
}

gboolean
pentad_http_access_has_stand_in (const PentadHttpAccess *self)
{
  return self->stand_in != NULL;
}

void
pentad_http_access_answer (const PentadHttpAccess *self,
                           const char *url,
                           PentadHttpResponse *response,
                           char **reason)
{
  self->stand_in (url, response, reason, self->stand_in_data);
}

void
pentad_http_access_tell_tap (const PentadHttpAccess *self, const PentadHttpResponse *response)
{
  if (self->tap != NULL)
    self->tap (response, self->tap_data);
}

static void
set_trust (const PentadHttpAccess *self, CURL *easy)
{
  curl_easy_setopt (easy, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt (easy, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt (easy, CURLOPT_PROXY_SSL_VERIFYPEER, 1L);
  curl_easy_setopt (easy, CURLOPT_PROXY_SSL_VERIFYHOST, 2L);
  curl_easy_setopt (easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
  /* At least 112 bits: no SHA-1 signatures, no short keys, whatever the machine is set to. */
  curl_easy_setopt (easy, CURLOPT_SSL_CIPHER_LIST, "DEFAULT@SECLEVEL=2");
  if (self->ca_file != NULL)
    {
      curl_easy_setopt (easy, CURLOPT_CAINFO, self->ca_file);
      curl_easy_setopt (easy, CURLOPT_CAPATH, NULL);
    }
}

/* Loopback is never reached through a proxy; the environment may name more. */
static void
set_proxy (const PentadHttpAccess *self, CURL *easy)
{
  const char *more = g_getenv ("no_proxy") != NULL ? g_getenv ("no_proxy") : g_getenv ("NO_PROXY");
  g_autofree char *list =
      g_strconcat ("localhost,127.0.0.1,::1", more != NULL && more[0] != '\0' ? "," : "",
                   more != NULL ? more : "", NULL);

  if (self->proxy != NULL)
    curl_easy_setopt (easy, CURLOPT_PROXY, self->proxy);
  if (g_strcmp0 (more, "*") == 0 && self->proxy == NULL)
    curl_easy_setopt (easy, CURLOPT_NOPROXY, "*");
  else
    curl_easy_setopt (easy, CURLOPT_NOPROXY, list);
  curl_easy_setopt (easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
}

static CURLcode
set_route (const PentadHttpAccess *self, CURL *easy, const char *address, PentadHttpSetup *setup)
{
  g_autofree char *addresses = NULL;
  g_autofree char *place = NULL;
  g_autofree char *line = NULL;

  if (self->route == NULL)
    return CURLE_OK;
  switch (self->route (address, &addresses, self->route_data))
    {
    case PENTAD_HTTP_ROUTE_SYSTEM:
      return CURLE_OK;
    case PENTAD_HTTP_ROUTE_ADDRESSES:
      place = pentad_http_address_dup_place (address);
      line = g_strconcat (place, ":", addresses, NULL);
      setup->resolve = curl_slist_append (NULL, line);
      curl_easy_setopt (easy, CURLOPT_RESOLVE, setup->resolve);
      return CURLE_OK;
    case PENTAD_HTTP_ROUTE_UNKNOWN_HOST:
      return CURLE_COULDNT_RESOLVE_HOST;
    case PENTAD_HTTP_ROUTE_NO_RESOLVER:
      return CURLE_OPERATION_TIMEDOUT;
    case PENTAD_HTTP_ROUTE_UNREACHABLE:
      return CURLE_COULDNT_CONNECT;
    }
  g_return_val_if_reached (CURLE_COULDNT_CONNECT);
}

static gboolean
is_known (const PentadHttpAccess *self, const char *address)
{
  for (guint i = 0; i < self->origins->len; i++)
    if (pentad_http_same_origin (g_ptr_array_index (self->origins, i), address))
      return TRUE;
  return FALSE;
}

/* Shown to the configured origins only, whatever address is asked for. */
static CURLcode
set_identity (const PentadHttpAccess *self,
              CURL *easy,
              const char *address,
              PentadHttpSetup *setup,
              char **reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *origin = NULL;
  g_autoptr (PentadSecret) secret = NULL;

  if (!is_known (self, address))
    return CURLE_OK;
  if (self->certificate != NULL)
    {
      if (!pentad_credential_check_key_file (self->key, &error))
        {
          *reason = g_strdup (error->message);
          return CURLE_SSL_CERTPROBLEM;
        }
      curl_easy_setopt (easy, CURLOPT_SSLCERT, self->certificate);
      curl_easy_setopt (easy, CURLOPT_SSLKEY, self->key);
    }
  if (self->credential == NULL)
    return CURLE_OK;
  origin = pentad_http_address_dup_origin (address);
  secret = pentad_credential_load (self->credential, origin, &error);
  if (secret == NULL)
    {
      *reason = g_strdup (error->message);
      return CURLE_LOGIN_DENIED;
    }
  /* libcurl copies it; what libcurl frees is wiped, see http-memory.h. */
  setup->headers = curl_slist_append (setup->headers, pentad_secret_get_header (secret));
  return CURLE_OK;
}

CURLcode
pentad_http_access_apply (const PentadHttpAccess *self,
                          CURL *easy,
                          const char *address,
                          const char *condition,
                          PentadHttpSetup *setup,
                          char **reason)
{
  CURLcode code;

  setup->headers = curl_slist_append (NULL, "Accept: application/json, application/geo+json");
  if (condition != NULL)
    setup->headers = curl_slist_append (setup->headers, condition);
  set_trust (self, easy);
  set_proxy (self, easy);
  code = set_route (self, easy, address, setup);
  if (code == CURLE_OK)
    code = set_identity (self, easy, address, setup, reason);
  curl_easy_setopt (easy, CURLOPT_HTTPHEADER, setup->headers);
  return code;
}

void
pentad_http_setup_clear (PentadHttpSetup *setup)
{
  g_clear_pointer (&setup->headers, curl_slist_free_all);
  g_clear_pointer (&setup->resolve, curl_slist_free_all);
}
