/* What became of a request, on its way from the network thread to the feed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/answer.h"

#include "model/finding.h"
#include "model/zone.h"

#include <glib/gi18n-lib.h>

static PentadConnection
connection_of (PentadHttpResult result)
{
  switch (result)
    {
    case PENTAD_HTTP_OK:
    case PENTAD_HTTP_NOT_MODIFIED:
      return PENTAD_CONNECTION_OK;
    case PENTAD_HTTP_OFFLINE:
      return PENTAD_CONNECTION_OFFLINE;
    case PENTAD_HTTP_FAILING:
      return PENTAD_CONNECTION_FAILING;
    case PENTAD_HTTP_UNAUTHORISED:
      return PENTAD_CONNECTION_UNAUTHORISED;
    case PENTAD_HTTP_REFUSED:
    case PENTAD_HTTP_TOO_BIG:
      return PENTAD_CONNECTION_REFUSED;
    case PENTAD_HTTP_NOT_FOUND:
    case PENTAD_HTTP_BROKEN:
    case PENTAD_HTTP_REJECTED:
      return PENTAD_CONNECTION_INCOMPATIBLE;
    }
  g_return_val_if_reached (PENTAD_CONNECTION_INCOMPATIBLE);
}

static PentadAnswerOutcome
outcome_of (const PentadHttpResponse *response, gboolean is_optional)
{
  if (response->result == PENTAD_HTTP_OK)
    return PENTAD_ANSWER_DOCUMENT;
  if (response->result == PENTAD_HTTP_NOT_MODIFIED)
    return PENTAD_ANSWER_NOT_MODIFIED;
  if (is_optional && (response->result == PENTAD_HTTP_NOT_FOUND || response->status == 403))
    return PENTAD_ANSWER_ABSENT;
  if (response->status == 401)
    return PENTAD_ANSWER_UNAUTHORISED;
  return PENTAD_ANSWER_FAILED;
}

/* A captive portal or a log-in page answers 200. */
static gboolean
is_html (const PentadHttpResponse *response)
{
  gsize size;
  const char *data = g_bytes_get_data (response->body, &size);

  if (g_strcmp0 (response->type, "text/html") == 0 ||
      g_strcmp0 (response->type, "application/xhtml+xml") == 0)
    return TRUE;
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isspace (data[i]))
      return data[i] == '<';
  return FALSE;
}

static PentadAnswer *
answer_new (guint64 request)
{
  PentadAnswer *self = g_new0 (PentadAnswer, 1);

  self->request = request;
  self->findings = pentad_findings_new ();
  return self;
}

PentadAnswer *
pentad_answer_new (guint64 request, PentadDocumentKind kind, const PentadHttpResponse *response)
{
  PentadAnswer *self = answer_new (request);

  self->kind = kind;
  self->outcome = outcome_of (response, pentad_document_get_traits (kind)->is_optional);
  self->connection = self->outcome == PENTAD_ANSWER_ABSENT ? PENTAD_CONNECTION_OK
                                                           : connection_of (response->result);
  self->status = response->status;
  self->error = g_strdup (response->message);
  self->etag = g_strdup (response->validator);
  self->date = response->date == PENTAD_HTTP_NO_DATE ? PENTAD_NO_TIME : response->date;
  self->since_date_us = response->since_date_us;
  self->retry_after_s = response->retry_after_s;
  self->wire_bytes = response->wire_bytes;
  if (self->outcome == PENTAD_ANSWER_DOCUMENT)
    self->body_bytes = g_bytes_get_size (response->body);

  if (self->outcome == PENTAD_ANSWER_DOCUMENT && is_html (response))
    {
      self->outcome = PENTAD_ANSWER_FAILED;
      self->connection = PENTAD_CONNECTION_INCOMPATIBLE;
      self->error = g_strdup_printf (_ ("%s: got an HTML page, expected JSON"), response->url);
    }
  else if (response->next_url != NULL &&
           !pentad_http_same_origin (response->url, response->next_url))
    {
      self->outcome = PENTAD_ANSWER_FAILED;
      self->connection = PENTAD_CONNECTION_REFUSED;
      self->error = g_strdup_printf (_ ("%s: the next page lies at another origin, %s"),
                                     response->url, response->next_url);
    }
  else
    self->next_url = g_strdup (response->next_url);
  return self;
}

PentadAnswer *
pentad_answer_new_local (guint64 request)
{
  PentadAnswer *self = answer_new (request);

  self->is_local = TRUE;
  self->outcome = PENTAD_ANSWER_DOCUMENT;
  self->connection = PENTAD_CONNECTION_OK;
  self->date = PENTAD_NO_TIME;
  self->retry_after_s = -1;
  return self;
}

PentadAnswer *
pentad_answer_new_recalled (guint64 request, PentadDocumentKind kind)
{
  PentadAnswer *self = pentad_answer_new_local (request);

  self->is_local = FALSE;
  self->is_recalled = TRUE;
  self->kind = kind;
  return self;
}

void
pentad_answer_free (PentadAnswer *self)
{
  if (self->free_document != NULL && self->document != NULL)
    self->free_document (self->document);
  g_ptr_array_unref (self->findings);
  g_free (self->error);
  g_free (self->etag);
  g_free (self->next_url);
  g_free (self);
}

void
pentad_answer_fail (PentadAnswer *self, GError *error)
{
  self->outcome = PENTAD_ANSWER_FAILED;
  self->connection = PENTAD_CONNECTION_INCOMPATIBLE;
  g_free (self->error);
  self->error = g_strdup (error->message);
  g_error_free (error);
}
