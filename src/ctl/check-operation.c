/* Rules of staff, sensors, calls and approvals: parts and wholes, and how far they go back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/check.h"

#define MIN_APPROVAL_DAYS 31

/* A member that is part of another, in the entries of a list; list NULL: in the document itself. */
static const struct
{
  const char *path, *list, *part, *whole;
} totals[] = {
  { "/v1/staff", "rows", "frontline", "officers" },
  { "/v1/staff", "rows", "certified", "officers" },
  { "/v1/staff", "rows", "officers_on_post", "officers" },
  { "/v1/staff", "rows", "auxiliaries_on_post", "auxiliaries" },
  { "/v1/staff", "rows", "supervisors_on_duty", "supervisors" },
  { "/v1/staff", "rows", "supervisors_online", "supervisors_on_duty" },
  { "/v1/staff", "rows", "grids_patrolled", "grids_assigned" },
  { "/v1/staff", "rows", "vehicles_out", "vehicles" },
  { "/v1/staff", "rows", "recorders_online", "recorders" },
  { "/v1/staff", "rows", "terminals_online", "terminals" },
  { "/v1/sensors", "rows", "online", "total" },
  { "/v1/calls", NULL, "seats_busy", "seats" },
  { "/v1/calls", "hours", "answered", "received" },
  { "/v1/calls", "hours", "satisfied", "visited" },
  { "/v1/approvals", "days", "same_day", "concluded" },
  { "/v1/approvals", "days", "on_time", "concluded" },
  { "/v1/approvals", "days", "rated", "concluded" },
  { "/v1/approvals", "days", "satisfied", "rated" },
};

static void
check_total (PentadCheckRun *self,
             PentadCheckDocument *document,
             const PentadJson *object,
             const char *part_name,
             const char *whole_name)
{
  const PentadJson *part = pentad_json_member (object, part_name);
  double whole = pentad_json_number (pentad_json_member (object, whole_name));
  g_autofree char *expected = NULL;

  pentad_check_try (self, PENTAD_CHECK_RULE_TOTALS);
  if (!(pentad_json_number (part) > whole))
    return;
  expected = g_strdup_printf ("at most %s, which is %.15g", whole_name, whole);
  pentad_check_fail (self, PENTAD_CHECK_RULE_TOTALS, document, part, expected);
}

static void
check_totals (PentadCheckRun *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      PentadCheckDocument *document = pentad_check_find (self, totals[i].path);
      const PentadJson *root = pentad_check_root (document);

      if (root != NULL && totals[i].list == NULL)
        check_total (self, document, root, totals[i].part, totals[i].whole);
      else if (root != NULL)
        PENTAD_JSON_EACH (entry, pentad_json_member (root, totals[i].list))
        {
          check_total (self, document, entry, totals[i].part, totals[i].whole);
        }
    }
}

/* Of a domain: what its devices and its rows come to. */
typedef struct
{
  const PentadJson *first; /* device; NULL none */
  double devices, devices_online, total, online;
} Domain;

static Domain *
find_domain (GHashTable *domains, const PentadJson *entry)
{
  const char *id = pentad_json_string (pentad_json_member (entry, "domain"));
  Domain *domain = g_hash_table_lookup (domains, id != NULL ? id : "");

  if (domain == NULL)
    {
      domain = g_new0 (Domain, 1);
      g_hash_table_insert (domains, g_strdup (id != NULL ? id : ""), domain);
    }
  return domain;
}

static void
compare_domain (PentadCheckRun *self, PentadCheckDocument *document, const Domain *domain)
{
  g_autofree char *expected = NULL;

  if (domain->first == NULL ||
      (domain->devices == domain->total && domain->devices_online == domain->online))
    return;
  expected =
      g_strdup_printf ("%.15g devices of this domain, %.15g of them online; there are %.15g "
                       "and %.15g",
                       domain->total, domain->online, domain->devices, domain->devices_online);
  pentad_check_fail (self, PENTAD_CHECK_RULE_DEVICES, document, domain->first, expected);
}

static void
check_devices (PentadCheckRun *self)
{
  PentadCheckDocument *document = pentad_check_find (self, "/v1/sensors");
  const PentadJson *root = pentad_check_root (document);
  const PentadJson *devices = pentad_json_member (root, "devices");
  g_autoptr (GHashTable) domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer domain;

  if (root == NULL || devices == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_DEVICES);
  PENTAD_JSON_EACH (entry, pentad_json_member (root, "rows"))
  {
    Domain *found = find_domain (domains, entry);

    found->total += pentad_json_number (pentad_json_member (entry, "total"));
    found->online += pentad_json_number (pentad_json_member (entry, "online"));
  }
  PENTAD_JSON_EACH (entry, devices)
  {
    Domain *found = find_domain (domains, entry);
    const PentadJson *online = pentad_json_member (entry, "online");

    found->first = found->first != NULL ? found->first : entry;
    found->devices++;
    found->devices_online +=
        online == NULL || online->type != PENTAD_JSON_BOOLEAN || online->boolean;
  }
  g_hash_table_iter_init (&iter, domains);
  while (g_hash_table_iter_next (&iter, NULL, &domain))
    compare_domain (self, document, domain);
}

static void
check_call_hours (PentadCheckRun *self)
{
  PentadCheckDocument *document = pentad_check_find (self, "/v1/calls");
  const PentadJson *root = pentad_check_root (document);
  const PentadJson *hours = pentad_json_member (root, "hours");
  gint64 as_of = pentad_check_time (pentad_json_member (root, "as_of"));
  gint64 last = PENTAD_NO_TIME;

  if (root == NULL || self->zone == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_CALL_HOURS);
  PENTAD_JSON_EACH (entry, hours)
  {
    const PentadJson *node = pentad_json_member (entry, "hour");
    gint64 hour = pentad_check_time (node);

    if (last == PENTAD_NO_TIME
            ? hour > pentad_zone_day_begin (self->zone, pentad_zone_day (self->zone, as_of) - 1)
            : hour != last + PENTAD_HOUR_S)
      pentad_check_fail (self, PENTAD_CHECK_RULE_CALL_HOURS, document, node,
                         last == PENTAD_NO_TIME ? "an hour no later than the first of yesterday"
                                                : "the hour after the one above it");
    last = hour;
  }
  if (document->is_sound && as_of - last >= PENTAD_HOUR_S)
    pentad_check_fail (self, PENTAD_CHECK_RULE_CALL_HOURS, document, hours,
                       "hours up to the running one");
}

static void
check_approval_days (PentadCheckRun *self)
{
  PentadCheckDocument *document = pentad_check_find (self, "/v1/approvals");
  const PentadJson *root = pentad_check_root (document);
  const PentadJson *days = pentad_json_member (root, "days");
  gint32 last = PENTAD_NO_DAY;

  if (root == NULL)
    return;
  pentad_check_try (self, PENTAD_CHECK_RULE_APPROVAL_DAYS);
  if (days->count < MIN_APPROVAL_DAYS)
    {
      pentad_check_fail (self, PENTAD_CHECK_RULE_APPROVAL_DAYS, document, days, "at least 31 days");
      return;
    }
  PENTAD_JSON_EACH (entry, days)
  {
    const PentadJson *node = pentad_json_member (entry, "day");
    gint32 day = PENTAD_NO_DAY;

    if (!pentad_day_parse (node->string, &day) || (last != PENTAD_NO_DAY && day != last + 1))
      {
        pentad_check_fail (self, PENTAD_CHECK_RULE_APPROVAL_DAYS, document, node,
                           "the day after the one above it");
        return;
      }
    last = day;
  }
}

void
pentad_check_operation (PentadCheckRun *self)
{
  check_totals (self);
  check_devices (self);
  check_call_hours (self);
  check_approval_days (self);
}
