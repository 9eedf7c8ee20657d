CREATE TABLE "answer_template" (
    "id" TEXT NOT NULL CONSTRAINT "PK_answer_template" PRIMARY KEY,
    "commune" TEXT NOT NULL,
    "topic" TEXT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "audit" (
    "id" TEXT NOT NULL CONSTRAINT "PK_audit" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "who" TEXT NOT NULL,
    "commune" TEXT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" TEXT NULL
);


CREATE TABLE "citizen" (
    "id" TEXT NOT NULL CONSTRAINT "PK_citizen" PRIMARY KEY,
    "commune" TEXT NOT NULL,
    "pseudonym" TEXT NULL,
    "label" TEXT NOT NULL,
    "channel" TEXT NULL,
    "sealed_conversation" BLOB NULL,
    "sealed_name" BLOB NULL,
    "sealed_phone" BLOB NULL,
    "since_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "digest_issue" (
    "id" TEXT NOT NULL CONSTRAINT "PK_digest_issue" PRIMARY KEY,
    "commune" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "addressee" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "codes" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "digest_recipient" (
    "id" TEXT NOT NULL CONSTRAINT "PK_digest_recipient" PRIMARY KEY,
    "commune" TEXT NOT NULL,
    "role" INTEGER NOT NULL,
    "addressee" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "account_id" TEXT NULL
);


CREATE TABLE "digest_sending" (
    "id" TEXT NOT NULL CONSTRAINT "PK_digest_sending" PRIMARY KEY,
    "occasion" TEXT NOT NULL,
    "commune" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "addressee" TEXT NOT NULL,
    "formats" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "useful_until" INTEGER NULL,
    "state" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "knowledge_edit" (
    "id" TEXT NOT NULL CONSTRAINT "PK_knowledge_edit" PRIMARY KEY,
    "commune" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "text" TEXT NULL,
    "reason" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "official" (
    "id" TEXT NOT NULL CONSTRAINT "PK_official" PRIMARY KEY,
    "display_name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "role" INTEGER NOT NULL,
    "commune" TEXT NULL,
    "body" TEXT NULL,
    "topics" TEXT NOT NULL,
    "must_change_password" INTEGER NOT NULL,
    "disabled" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "last_sign_in_at" INTEGER NULL,
    "user_name" TEXT NULL,
    "normalized_user_name" TEXT NULL,
    "email" TEXT NULL,
    "normalized_email" TEXT NULL,
    "email_confirmed" INTEGER NOT NULL,
    "password_hash" TEXT NULL,
    "security_stamp" TEXT NULL,
    "concurrency_stamp" TEXT NULL,
    "phone_number" TEXT NULL,
    "phone_number_confirmed" INTEGER NOT NULL,
    "two_factor_enabled" INTEGER NOT NULL,
    "lockout_end" INTEGER NULL,
    "lockout_enabled" INTEGER NOT NULL,
    "access_failed_count" INTEGER NOT NULL
);


CREATE TABLE "programme" (
    "id" TEXT NOT NULL CONSTRAINT "PK_programme" PRIMARY KEY,
    "title" TEXT NOT NULL,
    "plan_number" TEXT NOT NULL,
    "issued_by" TEXT NOT NULL,
    "issued_on" TEXT NULL,
    "version" INTEGER NOT NULL
);


CREATE TABLE "question_mark" (
    "id" TEXT NOT NULL CONSTRAINT "PK_question_mark" PRIMARY KEY,
    "commune" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);


CREATE TABLE "setting" (
    "name" TEXT NOT NULL CONSTRAINT "PK_setting" PRIMARY KEY,
    "value" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL
);


CREATE TABLE "digest_delivery" (
    "id" TEXT NOT NULL CONSTRAINT "PK_digest_delivery" PRIMARY KEY,
    "sending_id" TEXT NOT NULL,
    "channel" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "not_before" INTEGER NOT NULL,
    "lease_until" INTEGER NULL,
    "trouble" TEXT NULL,
    "done_at" INTEGER NULL,
    CONSTRAINT "FK_digest_delivery_digest_sending_sending_id" FOREIGN KEY ("sending_id") REFERENCES "digest_sending" ("id") ON DELETE CASCADE
);


CREATE TABLE "official_chat" (
    "id" TEXT NOT NULL CONSTRAINT "PK_official_chat" PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "sealed_conversation" BLOB NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    CONSTRAINT "FK_official_chat_official_id" FOREIGN KEY ("id") REFERENCES "official" ("id") ON DELETE CASCADE
);


CREATE TABLE "official_chat_code" (
    "id" TEXT NOT NULL CONSTRAINT "PK_official_chat_code" PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "until" INTEGER NOT NULL,
    "used_by" TEXT NULL,
    CONSTRAINT "FK_official_chat_code_official_id" FOREIGN KEY ("id") REFERENCES "official" ("id") ON DELETE CASCADE
);


CREATE TABLE "official_claim" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_official_claim" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "claim_type" TEXT NULL,
    "claim_value" TEXT NULL,
    CONSTRAINT "FK_official_claim_official_user_id" FOREIGN KEY ("user_id") REFERENCES "official" ("id") ON DELETE CASCADE
);


CREATE TABLE "official_login" (
    "login_provider" TEXT NOT NULL,
    "provider_key" TEXT NOT NULL,
    "provider_display_name" TEXT NULL,
    "user_id" TEXT NOT NULL,
    CONSTRAINT "PK_official_login" PRIMARY KEY ("login_provider", "provider_key"),
    CONSTRAINT "FK_official_login_official_user_id" FOREIGN KEY ("user_id") REFERENCES "official" ("id") ON DELETE CASCADE
);


CREATE TABLE "official_session" (
    "id" TEXT NOT NULL CONSTRAINT "PK_official_session" PRIMARY KEY,
    "official_id" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "seen_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "device" TEXT NOT NULL,
    CONSTRAINT "FK_official_session_official_official_id" FOREIGN KEY ("official_id") REFERENCES "official" ("id") ON DELETE CASCADE
);


CREATE TABLE "official_token" (
    "user_id" TEXT NOT NULL,
    "login_provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NULL,
    CONSTRAINT "PK_official_token" PRIMARY KEY ("user_id", "login_provider", "name"),
    CONSTRAINT "FK_official_token_official_user_id" FOREIGN KEY ("user_id") REFERENCES "official" ("id") ON DELETE CASCADE
);


CREATE TABLE "dialogue_day" (
    "id" TEXT NOT NULL CONSTRAINT "PK_dialogue_day" PRIMARY KEY,
    "commune" TEXT NOT NULL,
    "programme_id" TEXT NULL,
    "kind" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "subject" TEXT NULL,
    "date" TEXT NOT NULL,
    "from" TEXT NULL,
    "to" TEXT NULL,
    "place" TEXT NOT NULL,
    "neighbourhoods" TEXT NOT NULL,
    "topics" TEXT NOT NULL,
    "hosts" TEXT NOT NULL,
    "guests" TEXT NOT NULL,
    "cut_off" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "announced_at" INTEGER NULL,
    "announced_through" TEXT NOT NULL,
    "announced_late_because" TEXT NULL,
    "held_at" INTEGER NULL,
    "reported_at" INTEGER NULL,
    "published_at" INTEGER NULL,
    "published_through" TEXT NOT NULL,
    "cancelled_because" TEXT NULL,
    "reopened_because" TEXT NULL,
    "conclusion" TEXT NULL,
    "carried_over" INTEGER NOT NULL,
    "fixed_report" TEXT NULL,
    "fixed_public_report" TEXT NULL,
    "changed_at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_dialogue_day_programme_programme_id" FOREIGN KEY ("programme_id") REFERENCES "programme" ("id")
);


CREATE TABLE "programme_unit" (
    "programme_id" TEXT NOT NULL,
    "commune" TEXT NOT NULL,
    "plan_number" TEXT NULL,
    CONSTRAINT "PK_programme_unit" PRIMARY KEY ("programme_id", "commune"),
    CONSTRAINT "FK_programme_unit_programme_programme_id" FOREIGN KEY ("programme_id") REFERENCES "programme" ("id") ON DELETE CASCADE
);


CREATE TABLE "attendance" (
    "id" TEXT NOT NULL CONSTRAINT "PK_attendance" PRIMARY KEY,
    "day_id" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "officials" INTEGER NOT NULL,
    "neighbourhood" TEXT NULL,
    "note" TEXT NULL,
    "counted_by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "FK_attendance_dialogue_day_day_id" FOREIGN KEY ("day_id") REFERENCES "dialogue_day" ("id") ON DELETE CASCADE
);


CREATE TABLE "comment" (
    "id" TEXT NOT NULL CONSTRAINT "PK_comment" PRIMARY KEY,
    "code" TEXT NOT NULL,
    "commune" TEXT NOT NULL,
    "channel" INTEGER NOT NULL,
    "citizen_id" TEXT NULL,
    "anonymous" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "masked" TEXT NOT NULL,
    "topics" TEXT NOT NULL,
    "topic_confidence" REAL NOT NULL,
    "topic_unsure" INTEGER NOT NULL,
    "topics_by" INTEGER NOT NULL,
    "place" TEXT NULL,
    "neighbourhood" TEXT NULL,
    "latitude" REAL NULL,
    "longitude" REAL NULL,
    "place_by" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "competence_by" INTEGER NOT NULL,
    "flags" INTEGER NOT NULL,
    "urgency" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "day_id" TEXT NULL,
    "late" INTEGER NOT NULL,
    "group_id" TEXT NULL,
    "group_by" INTEGER NOT NULL,
    "duplicate_of_id" TEXT NULL,
    "recurrence_of_id" TEXT NULL,
    "supporters" INTEGER NOT NULL,
    "officer" TEXT NULL,
    "forwarded_to" TEXT NULL,
    "forwarded_body" TEXT NULL,
    "body_answered_at" INTEGER NULL,
    "due_on" TEXT NULL,
    "promised_for" TEXT NULL,
    "refusal" INTEGER NULL,
    "awaits_check" INTEGER NOT NULL,
    "used_in" TEXT NULL,
    "received_at" INTEGER NOT NULL,
    "confirmed_at" INTEGER NULL,
    "closed_at" INTEGER NULL,
    "closed_on" TEXT NULL,
    "closed_after" INTEGER NULL,
    "stars" INTEGER NULL,
    "changed_at" INTEGER NOT NULL,
    "entered_by" TEXT NULL,
    "source" TEXT NULL,
    "erased_at" INTEGER NULL,
    "search" TEXT NOT NULL,
    "runs_until" TEXT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "FK_comment_citizen_citizen_id" FOREIGN KEY ("citizen_id") REFERENCES "citizen" ("id"),
    CONSTRAINT "FK_comment_comment_duplicate_of_id" FOREIGN KEY ("duplicate_of_id") REFERENCES "comment" ("id"),
    CONSTRAINT "FK_comment_comment_recurrence_of_id" FOREIGN KEY ("recurrence_of_id") REFERENCES "comment" ("id"),
    CONSTRAINT "FK_comment_dialogue_day_day_id" FOREIGN KEY ("day_id") REFERENCES "dialogue_day" ("id")
);


CREATE TABLE "comment_change" (
    "id" TEXT NOT NULL CONSTRAINT "PK_comment_change" PRIMARY KEY,
    "comment_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "by_kind" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "from" INTEGER NULL,
    "to" INTEGER NULL,
    "text" TEXT NULL,
    "note" TEXT NULL,
    "legal_ground" TEXT NULL,
    "checked" TEXT NULL,
    "target" TEXT NULL,
    "date" TEXT NULL,
    "stars" INTEGER NULL,
    "checked_by" TEXT NULL,
    "checked_at" INTEGER NULL,
    "occasion" TEXT NOT NULL,
    CONSTRAINT "FK_comment_change_comment_comment_id" FOREIGN KEY ("comment_id") REFERENCES "comment" ("id") ON DELETE CASCADE
);


CREATE TABLE "correction" (
    "id" TEXT NOT NULL CONSTRAINT "PK_correction" PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "comment_id" TEXT NULL,
    "part" INTEGER NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "reason" TEXT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "FK_correction_comment_comment_id" FOREIGN KEY ("comment_id") REFERENCES "comment" ("id")
);


CREATE TABLE "field_check" (
    "id" TEXT NOT NULL CONSTRAINT "PK_field_check" PRIMARY KEY,
    "comment_id" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "finding" TEXT NOT NULL,
    "checker" TEXT NOT NULL,
    "recorded_at" INTEGER NOT NULL,
    CONSTRAINT "FK_field_check_comment_comment_id" FOREIGN KEY ("comment_id") REFERENCES "comment" ("id") ON DELETE CASCADE
);


CREATE TABLE "support" (
    "id" TEXT NOT NULL CONSTRAINT "PK_support" PRIMARY KEY,
    "comment_id" TEXT NOT NULL,
    "citizen_id" TEXT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "FK_support_citizen_citizen_id" FOREIGN KEY ("citizen_id") REFERENCES "citizen" ("id"),
    CONSTRAINT "FK_support_comment_comment_id" FOREIGN KEY ("comment_id") REFERENCES "comment" ("id") ON DELETE CASCADE
);


CREATE TABLE "notice" (
    "id" TEXT NOT NULL CONSTRAINT "PK_notice" PRIMARY KEY,
    "change_id" TEXT NOT NULL,
    "comment_id" TEXT NOT NULL,
    "citizen_id" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "not_before" INTEGER NULL,
    "state" INTEGER NOT NULL,
    "checked_at" INTEGER NULL,
    "trouble" TEXT NULL,
    CONSTRAINT "FK_notice_citizen_citizen_id" FOREIGN KEY ("citizen_id") REFERENCES "citizen" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_notice_comment_change_change_id" FOREIGN KEY ("change_id") REFERENCES "comment_change" ("id") ON DELETE CASCADE,
    CONSTRAINT "FK_notice_comment_comment_id" FOREIGN KEY ("comment_id") REFERENCES "comment" ("id") ON DELETE CASCADE
);


CREATE TABLE "attachment" (
    "id" TEXT NOT NULL CONSTRAINT "PK_attachment" PRIMARY KEY,
    "comment_id" TEXT NULL,
    "field_check_id" TEXT NULL,
    "kind" INTEGER NOT NULL,
    "name" TEXT NULL,
    "state" INTEGER NOT NULL,
    "sealed_address" BLOB NULL,
    "tries" INTEGER NOT NULL,
    "try_again_at" INTEGER NULL,
    "trouble" TEXT NULL,
    "sha256" TEXT NULL,
    "content_type" TEXT NULL,
    "size" INTEGER NOT NULL,
    "added_at" INTEGER NOT NULL,
    CONSTRAINT "FK_attachment_comment_comment_id" FOREIGN KEY ("comment_id") REFERENCES "comment" ("id"),
    CONSTRAINT "FK_attachment_field_check_field_check_id" FOREIGN KEY ("field_check_id") REFERENCES "field_check" ("id")
);


CREATE INDEX "IX_answer_template_commune_topic" ON "answer_template" ("commune", "topic");


CREATE INDEX "IX_attachment_comment_id" ON "attachment" ("comment_id");


CREATE INDEX "IX_attachment_field_check_id" ON "attachment" ("field_check_id");


CREATE INDEX "IX_attachment_sha256" ON "attachment" ("sha256");


CREATE INDEX "IX_attachment_state_try_again_at" ON "attachment" ("state", "try_again_at");


CREATE INDEX "IX_attendance_day_id" ON "attendance" ("day_id");


CREATE INDEX "IX_audit_at" ON "audit" ("at");


CREATE INDEX "IX_audit_subject" ON "audit" ("subject");


CREATE UNIQUE INDEX "IX_citizen_pseudonym" ON "citizen" ("pseudonym");


CREATE INDEX "IX_comment_changed_at" ON "comment" ("changed_at");


CREATE INDEX "IX_comment_citizen_id_received_at" ON "comment" ("citizen_id", "received_at");


CREATE UNIQUE INDEX "IX_comment_code" ON "comment" ("code");


CREATE INDEX "IX_comment_commune_runs_until" ON "comment" ("commune", "runs_until");


CREATE INDEX "IX_comment_commune_state_received_at" ON "comment" ("commune", "state", "received_at");


CREATE INDEX "IX_comment_day_id" ON "comment" ("day_id");


CREATE INDEX "IX_comment_duplicate_of_id" ON "comment" ("duplicate_of_id");


CREATE INDEX "IX_comment_forwarded_body_received_at" ON "comment" ("forwarded_body", "received_at");


CREATE INDEX "IX_comment_group_id" ON "comment" ("group_id");


CREATE INDEX "IX_comment_list" ON "comment" ("commune", "received_at", "code", "state", "topic_unsure", "awaits_check", "flags", "level", "body", "neighbourhood", "officer", "day_id", "group_id", "recurrence_of_id", "topics");


CREATE INDEX "IX_comment_recurrence_of_id" ON "comment" ("recurrence_of_id");


CREATE INDEX "IX_comment_words" ON "comment" ("commune", "received_at", "code", "search");


CREATE UNIQUE INDEX "IX_comment_change_comment_id_number" ON "comment_change" ("comment_id", "number");


CREATE UNIQUE INDEX "IX_comment_change_occasion" ON "comment_change" ("occasion");


CREATE INDEX "IX_correction_comment_id" ON "correction" ("comment_id");


CREATE UNIQUE INDEX "IX_correction_number" ON "correction" ("number");


CREATE INDEX "IX_dialogue_day_commune_date" ON "dialogue_day" ("commune", "date");


CREATE INDEX "IX_dialogue_day_programme_id" ON "dialogue_day" ("programme_id");


CREATE INDEX "IX_digest_delivery_sending_id" ON "digest_delivery" ("sending_id");


CREATE INDEX "IX_digest_delivery_state_not_before" ON "digest_delivery" ("state", "not_before");


CREATE INDEX "IX_digest_issue_commune_scope_kind_at" ON "digest_issue" ("commune", "scope", "kind", "at");


CREATE INDEX "IX_digest_recipient_commune" ON "digest_recipient" ("commune");


CREATE INDEX "IX_digest_sending_commune_at" ON "digest_sending" ("commune", "at");


CREATE UNIQUE INDEX "IX_digest_sending_occasion" ON "digest_sending" ("occasion");


CREATE INDEX "IX_field_check_comment_id" ON "field_check" ("comment_id");


CREATE UNIQUE INDEX "IX_knowledge_edit_commune_slug_number" ON "knowledge_edit" ("commune", "slug", "number");


CREATE UNIQUE INDEX "IX_notice_change_id_citizen_id" ON "notice" ("change_id", "citizen_id");


CREATE INDEX "IX_notice_citizen_id" ON "notice" ("citizen_id");


CREATE INDEX "IX_notice_comment_id" ON "notice" ("comment_id");


CREATE INDEX "IX_notice_state_at" ON "notice" ("state", "at");


CREATE INDEX "EmailIndex" ON "official" ("normalized_email");


CREATE INDEX "IX_official_commune" ON "official" ("commune");


CREATE UNIQUE INDEX "UserNameIndex" ON "official" ("normalized_user_name");


CREATE UNIQUE INDEX "IX_official_chat_pseudonym" ON "official_chat" ("pseudonym");


CREATE UNIQUE INDEX "IX_official_chat_code_hash" ON "official_chat_code" ("hash");


CREATE INDEX "IX_official_claim_user_id" ON "official_claim" ("user_id");


CREATE INDEX "IX_official_login_user_id" ON "official_login" ("user_id");


CREATE INDEX "IX_official_session_official_id" ON "official_session" ("official_id");


CREATE INDEX "IX_support_citizen_id" ON "support" ("citizen_id");


CREATE UNIQUE INDEX "IX_support_comment_id_citizen_id" ON "support" ("comment_id", "citizen_id");
