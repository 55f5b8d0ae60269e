/* Why a TLS connection was not trusted, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-trust.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Results of OpenSSL's check of a chain (X509_V_ERR_*), whose numbers are part of its interface. */
enum
{
  CHAIN_OK = 0,
  CHAIN_NO_ISSUER = 2,
  CHAIN_NOT_YET_VALID = 9,
  CHAIN_EXPIRED = 10,
  CHAIN_SELF_SIGNED = 18,
  CHAIN_SELF_SIGNED_ROOT = 19,
  CHAIN_NO_LOCAL_ISSUER = 20,
  CHAIN_NO_FIRST = 21,
  CHAIN_REVOKED = 23,
  CHAIN_OTHER_HOST = 62,
  CHAIN_OTHER_ADDRESS = 64,
  CHAIN_WEAK_KEY = 66,
  CHAIN_WEAK_CA_KEY = 67,
  CHAIN_WEAK_DIGEST = 68
};

static gboolean
has (const char *text, const char *part)
{
  return strstr (text, part) != NULL;
}

/* With TLS 1.3 a server turns down a client only after the handshake, when an answer is awaited. */
static gboolean
is_late_alert (CURLcode code, const char *text)
{
  return (code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR) && has (text, " alert ") &&
         (has (text, "certificate") || has (text, "unknown ca"));
}

gboolean
pentad_http_trust_is_broken (CURLcode code, const char *text)
{
  static const CURLcode codes[] = {
    CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR,
    CURLE_SSL_CERTPROBLEM,          CURLE_SSL_CIPHER,
    CURLE_SSL_CACERT_BADFILE,       CURLE_SSL_ISSUER_ERROR,
    CURLE_SSL_INVALIDCERTSTATUS,    CURLE_USE_SSL_FAILED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (code == codes[i])
      return TRUE;
  return is_late_alert (code, text);
}

static const char *
explain_chain (long verify_result)
{
  switch (verify_result)
    {
    case CHAIN_NOT_YET_VALID:
      return _ ("the certificate is not valid yet");
    case CHAIN_EXPIRED:
      return _ ("the certificate has expired");
    case CHAIN_SELF_SIGNED:
    case CHAIN_SELF_SIGNED_ROOT:
      return _ ("the certificate is signed by itself, not by a trusted authority");
    case CHAIN_NO_ISSUER:
    case CHAIN_NO_LOCAL_ISSUER:
    case CHAIN_NO_FIRST:
      return _ ("the certificate is not signed by a trusted authority");
    case CHAIN_REVOKED:
      return _ ("the certificate has been revoked");
    case CHAIN_OTHER_HOST:
    case CHAIN_OTHER_ADDRESS:
      return _ ("the certificate is for another host");
    case CHAIN_WEAK_KEY:
    case CHAIN_WEAK_CA_KEY:
    case CHAIN_WEAK_DIGEST:
      return _ ("the certificate is signed in a way that is too weak, such as SHA-1");
    default:
      return NULL;
    }
}

/* What went wrong before a chain could be looked at. */
static const char *
explain_text (const char *text)
{
  if (has (text, "no alternative certificate subject name") || has (text, "does not match target"))
    return _ ("the certificate is for another host");
  if (has (text, "md too weak") || has (text, "key too small") || has (text, "key too weak") ||
      has (text, "wrong signature type"))
    return _ ("the certificate is signed in a way that is too weak, such as SHA-1");
  if (has (text, "unsupported protocol") || has (text, "alert protocol version"))
    return _ ("the server speaks no TLS that is new enough, expected TLS 1.2 or later");
  if (has (text, "wrong version number"))
    return _ ("the server does not speak TLS");
  if (has (text, "certificate required") || has (text, "alert bad certificate") ||
      has (text, "alert handshake failure") || has (text, "alert unknown ca"))
    return _ ("the server wants another client certificate");
  return NULL;
}

char *
pentad_http_trust_explain (CURLcode code, long verify_result, const char *text)
{
  const char *reason = NULL;

  if (verify_result != CHAIN_OK)
    reason = explain_chain (verify_result);
  if (reason == NULL)
    reason = explain_text (text);
  if (reason != NULL)
    return g_strdup (reason);
  return g_strdup (text[0] != '\0' ? text : curl_easy_strerror (code));
}
