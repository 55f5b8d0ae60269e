/* A feed's two addresses: trying the first one while the standby serves, and changing over.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/feed-private.h"

#include <glib/gi18n-lib.h>

/* A mapping need not have more than a state. */
static PentadGather *
make_probe_gather (PentadFeed *self, PentadDocumentKind kind)
{
  return pentad_gather_new_mapped (self->source->mapping, kind, 0, self->source->url,
                                   pentad_feed_get_now (self));
}

void
pentad_feed_probe (PentadFeed *self, gint64 now_us)
{
  PentadDocumentKind kind = self->source->kind == PENTAD_FEED_PLATFORM  ? PENTAD_DOCUMENT_ABOUT
                            : self->source->kind == PENTAD_FEED_OPEN311 ? PENTAD_DOCUMENT_SERVICES
                                                                        : PENTAD_DOCUMENT_CATALOGUE;
  PentadGather *gather = NULL;
  g_autofree char *url = NULL;

  if (self->probe != 0 || !pentad_failover_wants_probe (&self->failover, now_us))
    return;
  if (self->source->mapping != NULL)
    {
      gather = make_probe_gather (self, kind);
      if (gather == NULL)
        gather = make_probe_gather (self, kind = PENTAD_DOCUMENT_STATE);
      url = g_strdup (pentad_gather_get_url (gather));
    }
  else
    url = pentad_document_get_url (kind, self->source->url, 0, NULL);
  self->probe = ++self->last_request;
  pentad_journal_get_counters (self->journal)->requests++;
  pentad_fetcher_send (self->fetcher, self->probe, kind, 0, NULL, url, NULL, self->about, gather);
}

void
pentad_feed_change_address (PentadFeed *self, gint64 now_us, gint64 wall)
{
  g_autofree char *text =
      self->failover.on_standby
          ? g_strdup_printf (_ ("%s: does not answer; asking the standby address %s"),
                             self->source->url, self->source->standby)
          : g_strdup_printf (_ ("%s: in use again, the standby address rests"), self->source->url);

  pentad_journal_add (self->journal, wall, PENTAD_CONNECTION_OK, text);
  pentad_pace_come_back (&self->pace, now_us);
}

void
pentad_feed_receive_probe (PentadFeed *self, const PentadAnswer *answer)
{
  gboolean is_good = answer->outcome == PENTAD_ANSWER_DOCUMENT;

  self->probe = 0;
  if (pentad_failover_note_probe (&self->failover, answer->boot_us, is_good, g_random_double ()))
    pentad_feed_change_address (self, answer->boot_us, answer->wall);
}
