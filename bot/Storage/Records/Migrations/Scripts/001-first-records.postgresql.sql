CREATE TABLE audit (
    id uuid NOT NULL,
    at bigint NOT NULL,
    who text NOT NULL,
    commune text,
    action text NOT NULL,
    subject text NOT NULL,
    detail text,
    CONSTRAINT "PK_audit" PRIMARY KEY (id)
);


CREATE TABLE citizen (
    id uuid NOT NULL,
    commune text NOT NULL,
    pseudonym text,
    label text NOT NULL,
    channel text,
    sealed_conversation bytea,
    sealed_name bytea,
    sealed_phone bytea,
    since_at bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_citizen" PRIMARY KEY (id)
);


CREATE TABLE programme (
    id text NOT NULL,
    title text NOT NULL,
    plan_number text NOT NULL,
    issued_by text NOT NULL,
    issued_on date,
    version integer NOT NULL,
    CONSTRAINT "PK_programme" PRIMARY KEY (id)
);


CREATE TABLE dialogue_day (
    id text NOT NULL,
    commune text NOT NULL,
    programme_id text,
    kind integer NOT NULL,
    title text NOT NULL,
    subject text,
    date date NOT NULL,
    "from" time without time zone,
    "to" time without time zone,
    place text NOT NULL,
    neighbourhoods text[] NOT NULL,
    topics text[] NOT NULL,
    hosts text[] NOT NULL,
    guests text[] NOT NULL,
    cut_off bigint NOT NULL,
    state integer NOT NULL,
    announced_at bigint,
    announced_through text[] NOT NULL,
    announced_late_because text,
    held_at bigint,
    reported_at bigint,
    published_at bigint,
    published_through text[] NOT NULL,
    cancelled_because text,
    conclusion text,
    carried_over integer NOT NULL,
    fixed_report text,
    changed_at bigint NOT NULL,
    version integer NOT NULL,
    CONSTRAINT "PK_dialogue_day" PRIMARY KEY (id),
    CONSTRAINT "FK_dialogue_day_programme_programme_id" FOREIGN KEY (programme_id) REFERENCES programme (id)
);


CREATE TABLE programme_unit (
    programme_id text NOT NULL,
    commune text NOT NULL,
    plan_number text,
    CONSTRAINT "PK_programme_unit" PRIMARY KEY (programme_id, commune),
    CONSTRAINT "FK_programme_unit_programme_programme_id" FOREIGN KEY (programme_id) REFERENCES programme (id) ON DELETE CASCADE
);


CREATE TABLE attendance (
    id uuid NOT NULL,
    day_id text NOT NULL,
    people integer NOT NULL,
    officials integer NOT NULL,
    neighbourhood text,
    note text,
    counted_by text NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_attendance" PRIMARY KEY (id),
    CONSTRAINT "FK_attendance_dialogue_day_day_id" FOREIGN KEY (day_id) REFERENCES dialogue_day (id) ON DELETE CASCADE
);


CREATE TABLE comment (
    id uuid NOT NULL,
    code character varying(9) NOT NULL,
    commune text NOT NULL,
    channel integer NOT NULL,
    citizen_id uuid,
    anonymous boolean NOT NULL,
    text text NOT NULL,
    masked text NOT NULL,
    topics text[] NOT NULL,
    topic_confidence double precision NOT NULL,
    topic_unsure boolean NOT NULL,
    topics_by integer NOT NULL,
    place text,
    neighbourhood text,
    latitude double precision,
    longitude double precision,
    place_by integer NOT NULL,
    body text NOT NULL,
    level text NOT NULL,
    competence_by integer NOT NULL,
    flags integer NOT NULL,
    urgency text NOT NULL,
    state integer NOT NULL,
    day_id text,
    late boolean NOT NULL,
    group_id uuid,
    group_by integer NOT NULL,
    duplicate_of_id uuid,
    recurrence_of_id uuid,
    supporters integer NOT NULL,
    officer text,
    forwarded_to text,
    due_on date,
    promised_for date,
    refusal integer,
    used_in text,
    received_at bigint NOT NULL,
    confirmed_at bigint,
    closed_at bigint,
    changed_at bigint NOT NULL,
    entered_by text,
    source text,
    erased_at bigint,
    version integer NOT NULL,
    CONSTRAINT "PK_comment" PRIMARY KEY (id),
    CONSTRAINT "FK_comment_citizen_citizen_id" FOREIGN KEY (citizen_id) REFERENCES citizen (id),
    CONSTRAINT "FK_comment_comment_duplicate_of_id" FOREIGN KEY (duplicate_of_id) REFERENCES comment (id),
    CONSTRAINT "FK_comment_comment_recurrence_of_id" FOREIGN KEY (recurrence_of_id) REFERENCES comment (id),
    CONSTRAINT "FK_comment_dialogue_day_day_id" FOREIGN KEY (day_id) REFERENCES dialogue_day (id)
);


CREATE TABLE comment_change (
    id uuid NOT NULL,
    comment_id uuid NOT NULL,
    number integer NOT NULL,
    kind integer NOT NULL,
    at bigint NOT NULL,
    by_kind integer NOT NULL,
    by text NOT NULL,
    "from" integer,
    "to" integer,
    text text,
    note text,
    legal_ground text,
    checked text,
    target text,
    date date,
    stars integer,
    checked_by text,
    checked_at bigint,
    occasion text NOT NULL,
    CONSTRAINT "PK_comment_change" PRIMARY KEY (id),
    CONSTRAINT "FK_comment_change_comment_comment_id" FOREIGN KEY (comment_id) REFERENCES comment (id) ON DELETE CASCADE
);


CREATE TABLE correction (
    id uuid NOT NULL,
    number integer NOT NULL,
    comment_id uuid,
    part integer NOT NULL,
    before text NOT NULL,
    after text NOT NULL,
    text text NOT NULL,
    reason text,
    by text NOT NULL,
    at bigint NOT NULL,
    CONSTRAINT "PK_correction" PRIMARY KEY (id),
    CONSTRAINT "FK_correction_comment_comment_id" FOREIGN KEY (comment_id) REFERENCES comment (id)
);


CREATE TABLE field_check (
    id uuid NOT NULL,
    comment_id uuid NOT NULL,
    "on" date NOT NULL,
    place text NOT NULL,
    finding text NOT NULL,
    checker text NOT NULL,
    recorded_at bigint NOT NULL,
    CONSTRAINT "PK_field_check" PRIMARY KEY (id),
    CONSTRAINT "FK_field_check_comment_comment_id" FOREIGN KEY (comment_id) REFERENCES comment (id) ON DELETE CASCADE
);


CREATE TABLE support (
    id uuid NOT NULL,
    comment_id uuid NOT NULL,
    citizen_id uuid,
    at bigint NOT NULL,
    CONSTRAINT "PK_support" PRIMARY KEY (id),
    CONSTRAINT "FK_support_citizen_citizen_id" FOREIGN KEY (citizen_id) REFERENCES citizen (id),
    CONSTRAINT "FK_support_comment_comment_id" FOREIGN KEY (comment_id) REFERENCES comment (id) ON DELETE CASCADE
);


CREATE TABLE notice (
    id uuid NOT NULL,
    change_id uuid NOT NULL,
    comment_id uuid NOT NULL,
    citizen_id uuid NOT NULL,
    at bigint NOT NULL,
    not_before bigint,
    state integer NOT NULL,
    checked_at bigint,
    trouble text,
    CONSTRAINT "PK_notice" PRIMARY KEY (id),
    CONSTRAINT "FK_notice_citizen_citizen_id" FOREIGN KEY (citizen_id) REFERENCES citizen (id) ON DELETE CASCADE,
    CONSTRAINT "FK_notice_comment_change_change_id" FOREIGN KEY (change_id) REFERENCES comment_change (id) ON DELETE CASCADE,
    CONSTRAINT "FK_notice_comment_comment_id" FOREIGN KEY (comment_id) REFERENCES comment (id) ON DELETE CASCADE
);


CREATE TABLE attachment (
    id uuid NOT NULL,
    comment_id uuid,
    field_check_id uuid,
    kind integer NOT NULL,
    name text,
    state integer NOT NULL,
    sealed_address bytea,
    tries integer NOT NULL,
    try_again_at bigint,
    trouble text,
    sha256 text,
    content_type text,
    size bigint NOT NULL,
    added_at bigint NOT NULL,
    CONSTRAINT "PK_attachment" PRIMARY KEY (id),
    CONSTRAINT "FK_attachment_comment_comment_id" FOREIGN KEY (comment_id) REFERENCES comment (id),
    CONSTRAINT "FK_attachment_field_check_field_check_id" FOREIGN KEY (field_check_id) REFERENCES field_check (id)
);


CREATE INDEX "IX_attachment_comment_id" ON attachment (comment_id);


CREATE INDEX "IX_attachment_field_check_id" ON attachment (field_check_id);


CREATE INDEX "IX_attachment_state_try_again_at" ON attachment (state, try_again_at);


CREATE INDEX "IX_attendance_day_id" ON attendance (day_id);


CREATE INDEX "IX_audit_at" ON audit (at);


CREATE INDEX "IX_audit_subject" ON audit (subject);


CREATE UNIQUE INDEX "IX_citizen_pseudonym" ON citizen (pseudonym);


CREATE INDEX "IX_comment_changed_at" ON comment (changed_at);


CREATE INDEX "IX_comment_citizen_id_received_at" ON comment (citizen_id, received_at);


CREATE UNIQUE INDEX "IX_comment_code" ON comment (code);


CREATE INDEX "IX_comment_commune_received_at" ON comment (commune, received_at);


CREATE INDEX "IX_comment_commune_state_received_at" ON comment (commune, state, received_at);


CREATE INDEX "IX_comment_day_id" ON comment (day_id);


CREATE INDEX "IX_comment_duplicate_of_id" ON comment (duplicate_of_id);


CREATE INDEX "IX_comment_group_id" ON comment (group_id);


CREATE INDEX "IX_comment_recurrence_of_id" ON comment (recurrence_of_id);


CREATE UNIQUE INDEX "IX_comment_change_comment_id_number" ON comment_change (comment_id, number);


CREATE UNIQUE INDEX "IX_comment_change_occasion" ON comment_change (occasion);


CREATE INDEX "IX_correction_comment_id" ON correction (comment_id);


CREATE UNIQUE INDEX "IX_correction_number" ON correction (number);


CREATE INDEX "IX_dialogue_day_commune_date" ON dialogue_day (commune, date);


CREATE INDEX "IX_dialogue_day_programme_id" ON dialogue_day (programme_id);


CREATE INDEX "IX_field_check_comment_id" ON field_check (comment_id);


CREATE UNIQUE INDEX "IX_notice_change_id_citizen_id" ON notice (change_id, citizen_id);


CREATE INDEX "IX_notice_citizen_id" ON notice (citizen_id);


CREATE INDEX "IX_notice_comment_id" ON notice (comment_id);


CREATE INDEX "IX_notice_state_at" ON notice (state, at);


CREATE INDEX "IX_support_citizen_id" ON support (citizen_id);


CREATE UNIQUE INDEX "IX_support_comment_id_citizen_id" ON support (comment_id, citizen_id);
